/**
 * SHA-256 of a text as `sha256-…` in base 64: by it a page's policy allows its own script and style and nothing else.
 * Written out here because the platform's own is asynchronous or Node's. Source: FIPS 180-4.
 */
export function sha256(text: string): string {
  const words = padded(new TextEncoder().encode(text));
  let state: Uint32Array = squareRoots;
  for (let block = 0; block < words.length; block += 16) {
    state = compressed(state, words.subarray(block, block + 16));
  }
  const bytes = [...state].flatMap((word) => [24, 16, 8, 0].map((shift) => (word >>> shift) & 255));
  return `sha256-${btoa(String.fromCharCode(...bytes))}`;
}

/** The message, a one, zeros, and its length in bits: whole blocks of 16 words. */
function padded(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array(((bytes.length + 8) >> 6) * 16 + 16);
  bytes.forEach((byte, index) => {
    words[index >> 2] = (words[index >> 2] ?? 0) | (byte << (24 - (index & 3) * 8));
  });
  const end = bytes.length;
  words[end >> 2] = (words[end >> 2] ?? 0) | (128 << (24 - (end & 3) * 8));
  words[words.length - 1] = end * 8;
  return words;
}

function compressed(state: Uint32Array, block: Uint32Array): Uint32Array {
  const schedule = new Uint32Array(64);
  schedule.set(block);
  for (let index = 16; index < 64; index += 1) {
    const early = schedule[index - 15] ?? 0;
    const late = schedule[index - 2] ?? 0;
    const small = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
    const large = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
    schedule[index] = (schedule[index - 16] ?? 0) + small + (schedule[index - 7] ?? 0) + large;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  schedule.forEach((word, index) => {
    const chosen = (e & f) ^ (~e & g);
    const first =
      h + (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) + chosen + (cubeRoots[index] ?? 0) + word;
    const second = (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  });
  const mixed = [a, b, c, d, e, f, g, h];
  return state.map((word, index) => word + (mixed[index] ?? 0));
}

const rotated = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

/** The first 32 bits of the fractional parts of roots of the first primes. */
const fractions = (root: (prime: number) => number, count: number): Uint32Array =>
  Uint32Array.from(primes(count), (prime) => (root(prime) % 1) * 2 ** 32);

function primes(count: number): readonly number[] {
  const found: number[] = [];
  for (let number = 2; found.length < count; number += 1) {
    if (found.every((prime) => number % prime !== 0)) found.push(number);
  }
  return found;
}

const squareRoots = fractions(Math.sqrt, 8);
const cubeRoots = fractions(Math.cbrt, 64);
