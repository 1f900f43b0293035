import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('stage/undocumented');
const mark = '/*! stage/undocumented */ ';

const lifecycle = (stages: string, at = '') =>
  `field [Stage] string\nlifecycle ${at}"L" on [Stage] {\n${stages}\n  path "1" -> "2" -> "3"\n}\n`;

it('tells in one sentence what a stage lacks', () => {
  const [finding] = expectFindings(
    lifecycle(`
  /// The first.
  stage "1" { owner Marketing }
  stage ${mark}"2"
  /// The third.
  stage "3" { owner Sales, entry "Accepted" }`),
  );
  expect(finding?.message).toBe(
    'The stage "2" lacks an owner, a criterion of entry and a description, unlike other stages of "L".',
  );
});

it('asks for a time limit where people are handed over', () => {
  expectFindings(
    lifecycle(
      `  stage "1" { owner Marketing }\n  stage ${mark}"2" { owner Marketing }\n  stage "3" { owner Sales, sla 1 day }`,
    ),
  );
  expectFindings(
    lifecycle(
      '  stage "1" { owner Marketing }\n  stage "2" { owner Marketing, sla 1 day }\n  stage "3" { owner Sales }',
    ),
  );
  expectFindings(
    lifecycle(
      '  stage "1" { owner sales }\n  stage "2" { owner Sales }\n  stage "3" { owner "Sales", sla 1 day }',
    ),
  );
});

it('does not ask for what no stage has', () => {
  expectFindings(lifecycle('  stage "1" { owner A }\n  stage "2" { owner B }\n  stage "3" { owner C }'));
});

it('says once that nobody owns anything', () => {
  const [finding] = expectFindings(lifecycle('  stage "1"\n  stage "2" { sla 1 day }\n  stage "3"', mark));
  expect(finding?.message).toBe('No stage of "L" says who owns it.');
  expectFindings('lifecycle "Empty" on [Stage] {\n}\n');
});

it('asks for each thing that another stage has, and says what to do', () => {
  const lacking = (first: string, second: string) =>
    expectFindings(
      lifecycle(`  stage "1" { ${first} }\n  stage ${mark}"2" { ${second} }\n  stage "3" { owner B }`),
    );
  expect(lacking('owner A', 'terminal')[0]?.message).toBe(
    'The stage "2" lacks an owner, unlike other stages of "L".',
  );
  expect(lacking('owner A', 'terminal')[0]?.advice).toBe(
    'Agree on it with whoever works with the stage, and write it down here.',
  );
  expect(expectFindings(lifecycle('  stage "1"\n  stage "2"\n  stage "3"', mark))[0]?.advice).toBe(
    'Write the team that looks after people in a stage into each: owner Marketing, owner Sales.',
  );
});

it('asks neither the first stage for a criterion nor the last for a time limit', () => {
  expectFindings(
    lifecycle(
      '  stage "1" { owner A }\n  stage "2" { owner A, entry "x" }\n  stage "3" { owner A, entry "y" }',
    ),
  );
  expectFindings(
    lifecycle(
      '  stage "1" { owner A, sla 1 day }\n  stage "2" { owner B, terminal }\n  stage "3" { owner C }',
    ),
  );
});

it('follows the path whatever the letter case, and no path into nowhere', () => {
  const text = `  stage "A" { owner A, sla 1 day }\n  stage ${mark}"B" { owner B }\n  stage "C" { owner C }`;
  expectFindings(lifecycle(text).replace('path "1" -> "2" -> "3"', 'path "a" -> "b" -> "c"'));
  expectFindings(
    lifecycle(text.replace(mark, '')).replace('path "1" -> "2" -> "3"', 'path "a" -> "b" -> "x"'),
  );
});
