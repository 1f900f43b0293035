/**
 * The engine counts in minutes since 1970, with fractions. These are fractions that a computer adds without error, so that
 * a day later is exactly 1440 more.
 */
export function minuteAt(at: number): number {
  const whole = Math.floor(at / 60_000);
  return whole + Math.round(((at - whole * 60_000) / 60_000) * grain) / grain;
}

/** Finer than a millisecond. */
const grain = 2 ** 20;

/** In milliseconds. */
export function timeAt(minute: number): number {
  return Math.round(minute * 60_000);
}
