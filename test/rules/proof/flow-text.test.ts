import { describe, expect, it } from 'vitest';
import type { Edit } from '../../../server/src/rules/rule.ts';
import { FlowText } from '../../../server/src/rules/proof/repair/flow-text.ts';
import { campaignNamed, modelOf } from '../../model/workspace-of.ts';

/** The flow (or all) of a campaign after edits; `at`: which of its items they are about. */
function after(
  written: string,
  edit: (text: FlowText, at: FlowText['bound']['flow']) => readonly Edit[],
): string {
  const whole = `program "P"\n\n${written}\n`;
  const model = modelOf(whole);
  const text = FlowText.of(model, campaignNamed(model, 'A').bound);
  if (text === undefined) throw new Error('it cannot be read');
  const edits = edit(text, text.bound.flow).map(({ place, text: instead }) => {
    const at = model.locate(place);
    if (at === undefined) throw new Error('it stands nowhere');
    return { ...at, instead };
  });
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((before, { start, end, instead }) => before.slice(0, start) + instead + before.slice(end), whole)
    .slice('program "P"\n\n'.length, -1);
}

const campaign = (flow: string) => `campaign "A" {\n  trigger Person is Created\n  ${flow}\n}`;
const inLines = (...items: readonly string[]) =>
  campaign(`flow {\n${items.map((item) => `    ${item}\n`).join('')}  }`);

const sync = 'Sync Person to SFDC';
const mail = 'Send Email "Emails.Welcome"';
const list = 'Add to List "Everybody"';

describe('puts statements behind the last item', () => {
  it.each([
    ['in lines of their own', inLines(sync), inLines(sync, mail, list)],
    ['behind the comment of the last', inLines(`${sync} // Now`), inLines(`${sync} // Now`, mail, list)],
    [
      'behind a choice',
      inLines(`if [Country] is empty then ${sync}`, `else ${sync}`),
      inLines(`if [Country] is empty then ${sync}`, `else ${sync}`, mail, list),
    ],
    [
      'in the same line where all stands in one',
      campaign(`flow { ${sync} }`),
      campaign(`flow { ${sync}, ${mail}, ${list} }`),
    ],
    [
      'and so where several do',
      campaign(`flow { ${list}, ${sync} }`),
      campaign(`flow { ${list}, ${sync}, ${mail}, ${list} }`),
    ],
    [
      'as far in as the last, whatever that is made of',
      campaign(`flow {\n\t\t${sync}\n  }`),
      campaign(`flow {\n\t\t${sync}\n\t\t${mail}\n\t\t${list}\n  }`),
    ],
    [
      'in lines where the brace has one',
      campaign(`flow { ${sync}\n  }`),
      campaign(`flow { ${sync}\n  ${mail}\n  ${list}\n  }`),
    ],
  ])('%s', (_, before, wanted) => {
    expect(after(before, (text) => text.append(mail, list))).toBe(wanted);
  });
});

describe('takes an item out', () => {
  it.each([
    ['with its line', inLines(sync, mail, list), 1, inLines(sync, list)],
    ['the first', inLines(sync, mail), 0, inLines(mail)],
    ['the last', inLines(sync, mail), 1, inLines(sync)],
    [
      'with the comments that belong to it',
      inLines(sync, '// What follows', `${mail} // Now`, list),
      1,
      inLines(sync, list),
    ],
    [
      'with its comma',
      campaign(`flow { ${sync}, ${mail}, ${list} }`),
      1,
      campaign(`flow { ${sync}, ${list} }`),
    ],
    ['with the comma behind it', campaign(`flow { ${sync}, ${mail} }`), 0, campaign(`flow { ${mail} }`)],
    ['with the comma before it', campaign(`flow { ${sync}, ${mail} }`), 1, campaign(`flow { ${sync} }`)],
    ['however the comma stands', campaign(`flow { ${sync} ,  ${mail} }`), 0, campaign(`flow { ${mail} }`)],
    ['and leaves the others their lines', inLines(`${sync}, ${mail}`, list), 2, inLines(`${sync}, ${mail}`)],
    ['from the end of a line', inLines(`${sync}, ${mail}`, list), 1, inLines(sync, list)],
    ['from the beginning of a line', inLines(`${sync}, ${mail}`, list), 0, inLines(mail, list)],
  ])('%s', (_, before, at, wanted) => {
    const result = after(before, (text, flow) => {
      const item = flow[at];
      return item === undefined ? [] : [text.remove(item)];
    });
    expect(result).toBe(wanted);
  });
});

it('puts a statement before an item', () => {
  const before = (written: string, at: number) =>
    after(written, (text, flow) => (flow[at] === undefined ? [] : text.before(flow[at], 'Wait 5 minutes')));
  expect(before(inLines(sync, mail), 1)).toBe(inLines(sync, 'Wait 5 minutes', mail));
  expect(before(inLines(sync, mail), 0)).toBe(inLines('Wait 5 minutes', sync, mail));
});

it('puts another declaration below', () => {
  expect(after(inLines(sync), (text) => [text.below('list "B"')])).toBe(`${inLines(sync)}\n\nlist "B"`);
});

it('knows an item with its comments, and the statement in which something stands', () => {
  const model = modelOf(`program "P"\n\n${inLines(sync, '// What follows', `${mail} // Now`)}\n`);
  const text = FlowText.of(model, campaignNamed(model, 'A').bound);
  const [first, second] = text?.bound.flow ?? [];
  if (text === undefined || first === undefined || second === undefined) throw new Error('it cannot be read');
  expect(text.whole(first)).toBe(sync);
  expect(text.whole(second)).toBe(`// What follows\n    ${mail} // Now`);
  expect(text.text(second)).toBe(mail);
  const [trigger, flow] = text.bound.declaration.items;
  expect(text.statementAround(second)).toBe(flow);
  expect(trigger && text.statementAround(trigger)).toBe(trigger);
  expect(text.statementAround(text.bound.declaration)).toBeUndefined();
  const end = flow?.end ?? 0;
  expect(text.statementAround({ start: end, end })).toBeUndefined();
});

it('has nothing to say of what is not there, or cannot be read', () => {
  const model = modelOf(`program "P"\n\ncampaign "A" {\n  trigger Person is Created\n  flow { Wait { }\n}\n`);
  expect(FlowText.of(model, campaignNamed(model, 'A').bound)).toBeUndefined();
  expect(FlowText.of(model, undefined)).toBeUndefined();
  const other = modelOf(`program "P"\n\n${inLines(sync)}\n`);
  expect(FlowText.of(model, campaignNamed(other, 'A').bound)).toBeUndefined();
  expect(after('campaign "A" {\n  trigger Person is Created\n}', (text) => text.append(mail))).toBe(
    'campaign "A" {\n  trigger Person is Created\n}',
  );
});
