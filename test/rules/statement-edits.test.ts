import { expect, it } from 'vitest';
import type { BoundCampaign, BoundStep, Model } from '../../server/src/model/index.ts';
import { constraintAdded } from '../../server/src/rules/constraint-added.ts';
import {
  guardFix,
  lineBefore,
  linesAfter,
  statementBefore,
  textOf,
} from '../../server/src/rules/insertion.ts';
import { statementRemoved } from '../../server/src/rules/removal.ts';
import { replacements } from '../../server/src/rules/replacement.ts';
import type { Edit } from '../../server/src/rules/rule.ts';
import { modelOf } from '../model/workspace-of.ts';

/** How fixes change a text: the rest of it stays as it is, to the last blank. */

interface Written {
  readonly model: Model;
  readonly bound: BoundCampaign;
  /** As it stands in its file, which has something before it. */
  readonly text: string;
}

function campaign(...lines: string[]): Written {
  const text = `campaign "A" {\n${lines.join('\n')}\n}`;
  const model = modelOf({ 'main.lifecycle': `list "Before"\n\n${text}\n` });
  const [symbol] = model.campaigns;
  if (symbol === undefined) throw new Error('the campaign cannot be read');
  return { model, bound: symbol.bound, text };
}

/** The lines inside of the campaign, after some edits. */
function changed({ text }: Written, ...edits: readonly (Edit | undefined)[]): string[] {
  const after = edits
    .filter((edit) => edit !== undefined)
    .toSorted((a, b) => b.place.start - a.place.start)
    .reduce((now, { place, text: put }) => now.slice(0, place.start) + put + now.slice(place.end), text);
  return after.split('\n').slice(1, -1);
}

function stepOf({ bound }: Written, at = 0): BoundStep {
  const item = bound.flow[at];
  const step = item?.kind === 'choice' ? item.branches[0]?.then : item;
  if (step === undefined || step === 'nothing') throw new Error('there is no such step');
  return step;
}

it('knows the text of a declaration, wherever it stands', () => {
  const written = campaign('  trigger Person is Created', '  flow { Wait 1 day }');
  expect(textOf(written.model, written.bound.declaration)).toBe(written.text);
  expect(textOf(modelOf({}), written.bound.declaration)).toBe('');
});

it('puts a statement on a line of its own before another one', () => {
  const written = campaign('    trigger Person is Created', '  flow { Wait 1 day }');
  const { model, bound, text } = written;
  const lines = ['    trigger Person is Created', '  flow { Wait 1 day }'];
  const keyword = text.indexOf('trigger');
  expect(changed(written, statementBefore(model, bound.declaration, keyword, 'qualify once'))).toEqual([
    '    qualify once',
    ...lines,
  ]);
  expect(changed(written, lineBefore(bound.declaration, text, keyword, 'qualify once'))).toEqual([
    '    qualify once',
    ...lines,
  ]);
  // Inside of a line it is split: what stands before stays there, the rest goes further in.
  expect(changed(written, lineBefore(bound.declaration, text, text.indexOf('Person'), 'X'))).toEqual([
    '    trigger ',
    '      X',
    '      Person is Created',
    '  flow { Wait 1 day }',
  ]);
  expect(statementBefore(modelOf({}), bound.declaration, keyword, 'qualify once')).toBeUndefined();
});

it('puts lines behind a statement, as far in as it is itself', () => {
  const written = campaign('  trigger Person is Created', '  flow {', '\t  Wait 1 day // a day', '  }');
  const { bound, text } = written;
  expect(changed(written, linesAfter(bound.declaration, stepOf(written), ['a', 'b'], text)).slice(2)).toEqual(
    ['\t  Wait 1 day', '\t  a', '\t  b // a day', '  }'],
  );
});

it('makes a choice of a step, but not of one that is taken by a choice', () => {
  const options = (text: string) => ({ text, title: 'Only then' });
  const plain = campaign('  trigger Person is Created', '  flow {', '    Sync Person to SFDC', '  }');
  const [fix] = guardFix(plain.bound, stepOf(plain), '[City] is "X"', options(plain.text));
  expect(fix).toMatchObject({ title: 'Only then', safe: false });
  expect(changed(plain, ...(fix?.edits ?? [])).slice(2, -1)).toEqual([
    '    if [City] is "X" then Sync Person to SFDC',
    '    else nothing',
  ]);
  const chosen = campaign(
    '  trigger Person is Created',
    '  flow {',
    '    if [City] is "Y" then Sync Person to SFDC',
    '  }',
  );
  expect(guardFix(chosen.bound, stepOf(chosen), '[City] is "X"', options(chosen.text))).toEqual([]);
});

it.each([
  ['with its line', ['    Wait 1 day', '    Wait 2 days'], ['    Wait 2 days']],
  ['with the blanks behind it', ['    Wait 1 day   ', '    Wait 2 days'], ['    Wait 2 days']],
  ['alone where a comment stands before it', ['    /* a day */ Wait 1 day'], ['    /* a day */ ']],
  [
    'alone where a comment stands behind it',
    ['    Wait 1 day // a day', '    Wait 2 days'],
    ['     // a day', '    Wait 2 days'],
  ],
])('takes a statement out: %s', (_, lines, left) => {
  const written = campaign('  flow {', ...lines, '  }');
  const edit = statementRemoved(written.bound.declaration, written.text, stepOf(written));
  expect(changed(written, edit)).toEqual(['  flow {', ...left, '  }']);
});

it('takes a statement out of a line that begins with another', () => {
  const written = campaign('  flow { Wait 1 day', '  }');
  const edit = statementRemoved(written.bound.declaration, written.text, stepOf(written));
  expect(changed(written, edit)).toEqual(['  flow { ', '  }']);
});

it('takes a statement out of a text that ends with it', () => {
  const { bound, text } = campaign('  flow { Wait 1 day }');
  const end = stepOf({ model: modelOf({}), bound, text }).end;
  const edit = statementRemoved(
    bound.declaration,
    text.slice(0, end),
    stepOf({ model: modelOf({}), bound, text }),
  );
  expect([edit.place.start, edit.place.end]).toEqual([
    stepOf({ model: modelOf({}), bound, text }).start,
    end,
  ]);
});

it.each([
  ['the first one', 'Fills Out Form "F"', 'Fills Out Form "F" { [Web Page] is "/x" }'],
  ['into empty braces', 'Fills Out Form "F" { }', 'Fills Out Form "F" { [Web Page] is "/x" }'],
  [
    'behind another',
    'Fills Out Form "F" { [Referrer] is "r" }',
    'Fills Out Form "F" { [Referrer] is "r", [Web Page] is "/x" }',
  ],
])('adds a constraint: %s', (_, before, after) => {
  const written = campaign(`  trigger ${before}`, '  flow { Wait 1 day }');
  const [trigger] = written.bound.triggers;
  if (trigger === undefined) throw new Error('the trigger cannot be read');
  const edit = constraintAdded(written.bound.declaration, trigger, written.text, '[Web Page] is "/x"');
  expect(changed(written, edit)[0]).toBe(`  trigger ${after}`);
});

it('offers each text, and shows no more of it than fits', () => {
  const [short, exact, long] = replacements('here', ['a', 'b'.repeat(60), 'c'.repeat(61)]);
  expect(short).toEqual({ title: 'Change to a', safe: false, edits: [{ place: 'here', text: 'a' }] });
  expect(exact?.title).toBe(`Change to ${'b'.repeat(60)}`);
  expect(long?.title).toBe(`Change to ${'c'.repeat(59)}…`);
});
