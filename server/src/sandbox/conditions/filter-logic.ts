/**
 * Checks `1 and (2 or 3)`: filter numbers from 1 to `filters`, every one used, `and` and `or` never mixed without
 * parentheses. Source of the last rule: Marketo's page about advanced smart list rule logic.
 * @returns what is wrong, or undefined.
 */
export function filterLogicProblem(logic: string, filters: number): string | undefined {
  const words = logic.match(/\d+|[()]|[a-z]+|\S/gi) ?? [];
  if (words.length === 0) return 'the logic is empty';
  if (words.length > 1000) return 'the logic is too long';
  const used = new Set<number>();
  /** One entry for each open parenthesis: the word that joins its operands. */
  const open: (string | undefined)[] = [undefined];
  let expectsOperand = true;
  for (const word of words) {
    if (expectsOperand) {
      if (word === '(') open.push(undefined);
      else if (/^\d+$/.test(word)) {
        const number = Number(word);
        if (number < 1 || number > filters) return `there is no filter ${word}`;
        used.add(number);
        expectsOperand = false;
      } else return `'${word}' stands where a filter number is expected`;
      continue;
    }
    if (word === ')') {
      if (open.length === 1) return 'a parenthesis closes that was never opened';
      open.pop();
      continue;
    }
    const joiner = word.toLowerCase();
    if (joiner !== 'and' && joiner !== 'or') return `'${word}' stands where 'and' or 'or' is expected`;
    const before = open.at(-1);
    if (before !== undefined && before !== joiner) return `'and' and 'or' are mixed without parentheses`;
    open[open.length - 1] = joiner;
    expectsOperand = true;
  }
  if (expectsOperand) return 'the logic ends too early';
  if (open.length > 1) return 'a parenthesis is not closed';
  for (let number = 1; number <= filters; number++) {
    if (!used.has(number)) return `filter ${number} is not used`;
  }
  return undefined;
}
