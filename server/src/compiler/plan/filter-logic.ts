/** How filters combine: a filter by its number (from 1), or several under one word. */
export type Logic = number | { readonly match: 'all' | 'any'; readonly items: readonly Logic[] };

/**
 * Reads `all`, `any` or an expression over the numbers 1 … `count`, such as `1 and (2 or 3)`. Groups of the
 * same word are flattened. Undefined: it is none of these, or mixes `and` and `or` without parentheses, which Marketo
 * does not take.
 */
export function parseLogic(text: string, count: number): Logic | undefined {
  const everyFilter = Array.from({ length: count }, (_, index) => index + 1);
  const word = text.trim().toLowerCase();
  if (word === 'all' || word === '') return group('all', everyFilter);
  if (word === 'any') return group('any', everyFilter);
  const tokens = word.match(/\d+|and|or|[()]|\S/g) ?? [];
  return readExpression(tokens, count);
}

/** The same text for every way of writing the same logic; what cannot be read stays as it is. */
export function canonicalLogic(text: string, count: number): string {
  const logic = parseLogic(text, count);
  if (logic === undefined) return text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (typeof logic === 'number') return count === 1 ? 'all' : String(logic);
  const plain = logic.items.length === count && logic.items.every((item, index) => item === index + 1);
  return plain ? logic.match : printLogic(logic);
}

/**
 * The same logic with what stands under one word in the order of `keys`, and its filters numbered anew from left to right:
 * `2 and (1 or 3)` is `1 and (2 or 3)` over other places. A filter that is named twice takes two places.
 *
 * @param keys of the filters, in their order.
 * @returns the expression and, for each of its numbers, the number of the filter before; undefined for unreadable logic.
 */
export function orderedLogic(
  text: string,
  keys: readonly string[],
): { readonly logic: string; readonly places: readonly number[] } | undefined {
  const read = parseLogic(text, keys.length);
  if (read === undefined) return undefined;
  const places: number[] = [];
  const numbered = (logic: Logic): Logic =>
    typeof logic === 'number' ? places.push(logic) : { match: logic.match, items: logic.items.map(numbered) };
  const ordered = numbered(inOrder(read, keys).logic);
  return { logic: printLogic(ordered), places };
}

function inOrder(logic: Logic, keys: readonly string[]): { readonly logic: Logic; readonly key: string } {
  if (typeof logic === 'number') return { logic, key: keys[logic - 1] ?? '' };
  const items = logic.items
    .map((item) => inOrder(item, keys))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  const key = JSON.stringify([logic.match, ...items.map((item) => item.key)]);
  return { logic: { match: logic.match, items: items.map((item) => item.logic) }, key };
}

/** As Marketo takes it: `1 and (2 or 3)`. */
function printLogic(logic: Logic): string {
  if (typeof logic === 'number') return String(logic);
  return logic.items
    .map((item) => (typeof item === 'number' ? String(item) : `(${printLogic(item)})`))
    .join(logic.match === 'all' ? ' and ' : ' or ');
}

const maximumDepth = 100;

/** A parenthesis that is open: what it holds so far, and the word between. */
interface Open {
  readonly items: Logic[];
  word: string | undefined;
}

/** A stack instead of recursion, and a bound on nesting: the text comes from an instance or a file. */
function readExpression(tokens: readonly string[], count: number): Logic | undefined {
  const stack: Open[] = [{ items: [], word: undefined }];
  let expectsOperand = true;
  for (const token of tokens) {
    const open = stack.at(-1);
    if (open === undefined) return undefined;
    const number = /^\d+$/.test(token) ? Number(token) : undefined;
    if ((token === '(' || number !== undefined) !== expectsOperand) return undefined;
    if (token === '(') {
      if (stack.push({ items: [], word: undefined }) > maximumDepth) return undefined;
    } else if (number !== undefined) {
      if (number < 1 || number > count) return undefined;
      open.items.push(number);
      expectsOperand = false;
    } else if (token === ')') {
      stack.pop();
      const outer = stack.at(-1);
      if (outer === undefined) return undefined;
      outer.items.push(closed(open));
    } else {
      if (token !== 'and' && token !== 'or') return undefined;
      if (open.word !== undefined && open.word !== token) return undefined;
      open.word = token;
      expectsOperand = true;
    }
  }
  const [whole, unclosed] = stack;
  return expectsOperand || whole === undefined || unclosed !== undefined ? undefined : closed(whole);
}

const closed = ({ items, word }: Open): Logic => group(word === 'or' ? 'any' : 'all', items);

function group(match: 'all' | 'any', items: readonly Logic[]): Logic {
  const flat = items.flatMap((item) =>
    typeof item === 'object' && item.match === match ? item.items : [item],
  );
  const [only] = flat;
  return flat.length === 1 && only !== undefined ? only : { match, items: flat };
}
