import { expect, it } from 'vitest';
import { check, expectFindings, testerFor } from './rule-tester.ts';

const unused = testerFor('suppress/unused');
const unknown = testerFor('suppress/unknown-rule');

it('silences the next line that has code', () => {
  expectFindings(`
list "A"
// lifecycle-ignore name/duplicate -- kept until the migration is done

// (see the build sheet)
/// The new one.
/* both are needed */ list "A"
`);
});

it('silences its own line when it stands behind code', () => {
  expectFindings(`
list "A"
list "A" // lifecycle-ignore name/duplicate -- kept until the migration is done
list /*! name/duplicate */ "A"
`);
});

it('silences several rules, and only those that it names', () => {
  expectFindings(`
campaign "A" {
  trigger Person is Created
  flow {
    // lifecycle-ignore wait/abbreviated-unit, name/unknown-operator -- demonstration
    if [Country] equals "DE" then Wait 4 hrs
    // lifecycle-ignore name/unknown-step, /*! suppress/unused */ name/unknown-operator -- demonstration
    if [Country] is "AT" then Sned Email "X"
  }
}
`);
});

it('works in folders, between declarations and in the first line of a file', () => {
  const silenced = '// lifecycle-ignore name/duplicate -- the other file is going away';
  expectFindings({
    first: 'list "A"\n',
    second: `folder "F" {\n  ${silenced}\n  list "A"\n}\n`,
    third: `${silenced}\nlist "A"\n`,
  });
});

it('wants a reason, and silences all the same', () => {
  for (const comment of ['// lifecycle-ignore name/duplicate', '// lifecycle-ignore name/duplicate --  ']) {
    const [finding] = expectFindings(`list "A"\n/*! suppress/reason-missing */ ${comment}\nlist "A"\n`);
    expect(finding?.message).toBe('name/duplicate is silenced without a reason.');
  }
});

it('does not need a reason where nothing is named', () => {
  const text = '/*! suppress/unused */ // lifecycle-ignore -- just so\nlist "A"\n';
  const [finding] = expectFindings(text);
  expect(finding?.message).toBe('This comment names no rule, so it silences nothing.');
});

it('removes what silences nothing: the line, the end of a line, or one rule of several', () => {
  expect(unused.applyFix('// lifecycle-ignore slow/order -- x\nlist "A"\n')).toBe('list "A"\n');
  expect(unused.applyFix('list "A"  // lifecycle-ignore slow/order -- x\n')).toBe('list "A"\n');
  const many = 'list "A"\n// lifecycle-ignore slow/order, name/duplicate -- x\nlist "A"\n';
  expect(unused.applyFix(many)).toBe('list "A"\n// lifecycle-ignore name/duplicate -- x\nlist "A"\n');
  const last = 'list "A"\n// lifecycle-ignore name/duplicate, slow/order -- x\nlist "A"\n';
  expect(unused.applyFix(last)).toBe('list "A"\n// lifecycle-ignore name/duplicate -- x\nlist "A"\n');
});

it('does not call a comment unused whose rule is switched off', () => {
  const text = '// lifecycle-ignore slow/order -- x\nlist "A"\n';
  expect(check(text, new Map([['slow/*', 'off']])).found).toEqual([]);
});

it('offers the rule that was meant', () => {
  const duplicate = (id: string) => `list "A"\n// lifecycle-ignore ${id} -- x\nlist "A"\n`;
  expect(unknown.applyFix(duplicate('name/duplicat'))).toBe(duplicate('name/duplicate'));
});

it('removes what it does not know where the rule that was meant finds nothing', () => {
  expect(unknown.applyFix('// lifecycle-ignore slow/oder -- x\nlist "A"\n')).toBe('list "A"\n');
  expect(unknown.applyFix('// lifecycle-ignore none/such -- x\nlist "A"\n')).toBe('list "A"\n');
});

it('offers a rule that has not looked: it may find something', () => {
  const text = '// lifecycle-ignore race/read-wirte -- x\nlist "A"\n';
  expect(unknown.applyFix(text)).toBe('// lifecycle-ignore race/read-write -- x\nlist "A"\n');
});

it('cannot silence what is not readable, nor what is said about itself', () => {
  expectFindings(`
// lifecycle-ignore /*! suppress/unused */ syntax/unclosed -- please
list /*! syntax/unclosed */ "A
`);
});

it('does not take a longer word, a block comment or a text for itself', () => {
  expectFindings(`
// lifecycle-ignored slow/order
/* lifecycle-ignore slow/order */
list "// lifecycle-ignore slow/order"
`);
});
