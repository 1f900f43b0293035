import { expect, it } from 'vitest';
import { compile } from '../../../server/src/compiler/index.ts';
import { modelOf } from '../../model/workspace-of.ts';
import { expectFindings as expectAll, testerFor } from '../rule-tester.ts';

const { expectFindings, applyFix } = testerFor('slow/order');

it('moves whole lines with the comments that belong to them', () => {
  const text = `
smart list "L" {
  // Who decides
  // and who pays
  /*! slow/order */ filter [Job Title] contains "Chief" // in any language
  filter [Person Score] at least 10
  /* home */
  filter [Country] is "DE"
}
`;
  const [finding] = expectAll(text);
  expect(finding).toMatchObject({ severity: 'hint' });
  expect(finding?.message).toBe(
    '[Job Title] contains "Chief" (cost class 4 of 8) is asked before [Country] is "DE" (class 1).',
  );
  const fixed = applyFix(text);
  expect(fixed).toBe(`
smart list "L" {
  /* home */
  filter [Country] is "DE"
  filter [Person Score] at least 10
  // Who decides
  // and who pays
  filter [Job Title] contains "Chief" // in any language
}
`);
  expectAll(fixed);
});

it('keeps what several filters in one line share', () => {
  const text =
    'smart list "L" {\n  filter any { [City] contains "a", [City] is empty }\n  filter [Country] is "DE" }\n';
  expectAll(applyFix(text));
  expect(applyFix(text)).toBe(
    'smart list "L" {\n  filter [Country] is "DE"\n  filter any { [City] contains "a", [City] is empty } }\n',
  );
});

it('looks at batch campaigns, not at those that ask one person', () => {
  const filters = '[Job Title] contains "Chief"\n  filter [Country] is "DE"';
  const flow = 'flow { Change Data Value [City] to "X" }';
  expectFindings(
    `campaign "A" {\n  schedule daily at 03:00\n  /*! slow/order */ filter ${filters}\n  ${flow}\n}\n`,
  );
  expectFindings(`campaign "A" {\n  trigger Person is Created\n  filter ${filters}\n  ${flow}\n}\n`);
  expectFindings(`campaign "A" {\n  executable\n  filter ${filters}\n  ${flow}\n}\n`);
});

it('minds neither filters of like cost nor those inside any', () => {
  expectFindings(`
smart list "L" {
  filter [Country] is "DE"
  filter [Country] is not "AT"
  filter any {
    [Job Title] contains "Chief"
    [Country] is "DE"
  }
}
smart list "M" {
  filter [Job Title] contains "Chief"
  filter [Country] is not "AT"
}
`);
});

it('leaves a list alone that could not be read in full', () => {
  expectFindings(
    'smart list "L" {\n  filter [City] contains "a"\n  filter Membr of List "B"\n  filter [Country] is "DE"\n}\n',
  );
});

it('moves groups as a whole, so that the numbers of an advanced filter logic follow', () => {
  const text = `program "P"
smart list "L" {
  /*! slow/order */ filter any { [Job Title] contains "Chief", [Job Title] contains "VP" }
  filter [Country] is "DE"
}
`;
  const logicOf = (written: string) => compile(modelOf(written)).programs[0]?.smartLists[0]?.rules.logic;
  expect(logicOf(text.replace('/*! slow/order */ ', ''))).toBe('(1 or 2) and 3');
  expect(logicOf(applyFix(text))).toBe('1 and (2 or 3)');
});

it('shows the cheaper one, and takes a filter of class 2 for cheap', () => {
  const [finding] = expectFindings(
    'smart list "L" {\n  /*! slow/order */ filter [Job Title] contains "Chief"\n  filter [Person Score] at least 10\n}\n',
  );
  expect(finding?.related.map(({ message }) => message)).toEqual(['This one is cheaper']);
});
