import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { createWorkspace, placeOf } from '../../server/src/model/index.ts';
import { createChecker, registry, type Rule } from '../../server/src/rules/index.ts';
import { check, expectFindings } from './rule-tester.ts';

const text = `
smart list "L" {
  filter [Job Title] contains "Chief"
  filter [Country] is "DE"
}
list "A"
list "A"
`;

/** A rule that speaks about the name of every list. */
function speaking(id: string, more: Partial<Rule> = {}): Rule {
  return {
    id,
    severity: 'warning',
    method: 'bind',
    summary: id,
    why: 'Because.',
    checkDeclaration: function* (declaration) {
      if (declaration.kind !== 'List') return;
      yield { place: placeOf(declaration, declaration.name), message: `${id} speaks`, advice: 'Listen.' };
    },
    ...more,
  };
}

function modelOf(source: string) {
  const workspace = createWorkspace();
  workspace.set('main', source);
  return workspace.model();
}

const rules = (...all: Rule[]) => new Map(all.map((rule) => [rule.id, rule]));

it('lists findings in the order of the text, and an empty list for a file without any', () => {
  const { found } = check(text);
  expect(found).toEqual(['main 3:3 slow/order', 'main 7:6 name/duplicate']);
  expect(createChecker().check(modelOf('list "A"\n')).findings).toEqual(new Map([['main', []]]));
});

it('says the reason and what to do', () => {
  const [finding] = check(text).findings;
  expect(finding?.why).toBe(registry.get('slow/order')?.why);
  expect(finding?.advice).toBe('Put the cheap filters first; the same people qualify.');
});

it('takes severities by rule before those by category', () => {
  const severities = new Map([
    ['slow/*', 'off'],
    ['slow/order', 'error'],
    ['name/*', 'information'],
  ] as const);
  expect(check(text, severities).findings.map(({ rule, severity }) => [rule, severity])).toEqual([
    ['slow/order', 'error'],
    ['name/duplicate', 'information'],
  ]);
  expect(check(text, new Map([['slow/order', 'off']])).found).toEqual(['main 7:6 name/duplicate']);
});

it('keeps what cannot be read an error, whatever was chosen', () => {
  const { findings } = check('smart list "L" {\n  filter\n}\n', new Map([['syntax/*', 'off']]));
  expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([['syntax/missing', 'error']]);
});

it('survives a rule that breaks, and notes which one it was', () => {
  const broken = speaking('test/broken', {
    checkDeclaration: () => {
      throw new TypeError('no such thing');
    },
  });
  const brokenLater = speaking('test/late', {
    checkModel: function* () {
      yield* [];
      throw new Error('too late');
    },
  });
  const result = createChecker(rules(broken, brokenLater, speaking('test/fine'))).check(
    modelOf('list "A"\n'),
  );
  expect(result.findings.get('main')?.map(({ rule }) => rule)).toEqual(['test/fine', 'test/late']);
  expect(result.defects).toEqual([
    { rule: 'test/broken', message: 'no such thing' },
    { rule: 'test/late', message: 'too late' },
  ]);
});

it('looks at a declaration again only when it changed', () => {
  const seen: string[] = [];
  const counting = speaking('test/counting', {
    checkDeclaration: (declaration) => {
      if (declaration.kind === 'List') seen.push(declaration.name.value);
      return [];
    },
  });
  const checker = createChecker(rules(counting));
  const workspace = createWorkspace();
  workspace.set('main', 'list "A"\nlist "B"\n');
  checker.check(workspace.model());
  workspace.set('main', '// moved down\nlist "A"\nlist "C"\n');
  checker.check(workspace.model());
  checker.check(workspace.model(), { severities: new Map([['test/*', 'off']]) });
  expect(seen).toEqual(['A', 'B', 'C']);
});

it('moves kept findings with their declaration', () => {
  const checker = createChecker();
  const workspace = createWorkspace();
  workspace.set('main', text);
  checker.check(workspace.model());
  workspace.set('main', `// one more line\n${text}`);
  const [finding] = checker.check(workspace.model()).findings.get('main') ?? [];
  expect(finding?.place.start).toBe(`// one more line\n${text}`.indexOf('filter [Job'));
  expect(finding?.fixes[0]?.edits).toHaveLength(2);
});

it('lets the rule nearest to the cause speak and lists the other sentence there', () => {
  const far = speaking('test/far', { yieldsTo: ['test/near'] });
  const model = modelOf('list "A"\n');
  const [finding, ...others] =
    createChecker(rules(far, speaking('test/near')))
      .check(model)
      .findings.get('main') ?? [];
  expect(others).toEqual([]);
  expect(finding?.rule).toBe('test/near');
  expect(finding?.related.map(({ message }) => message)).toEqual(['test/far speaks']);
  expect(createChecker(rules(far)).check(model).findings.get('main')).toHaveLength(1);
});

it('keeps a damaged declaration from hiding the findings of the others', () => {
  expectFindings(`
smart list "L" {
  filter [Country] is /*! syntax/unclosed */ "DE
  filter [Job Title] /*! name/unknown-operator */ contain "Chief"
}
list "A"
list /*! name/duplicate */ "A"
`);
});

it('takes every half-typed file', () => {
  const whole = readFileSync(new URL('../../samples/recycling/recycling.lifecycle', import.meta.url), 'utf8');
  expect(whole.length).toBeGreaterThan(1000);
  for (let end = 0; end < whole.length; end += 37) check(whole.slice(0, end));
  for (let start = 0; start < whole.length; start += 97) check(whole.slice(start));
});

it('checks a thousand campaigns in the time of a keystroke', () => {
  const campaign = (n: number) => `
campaign "${n} - Score" {
  qualify every time
  trigger Campaign is Requested
  trigger Data Value Changes [Country] { [New Value] is "DE", "AT" }
  filter [Email Address] is not empty
  filter [Job Title] not contains "Student"
  flow {
    if [Job Title] contains "Chief" then Change Score [Person Score] by 30
    else if [Job Title] contains "Director" then Change Score [Person Score] by 20
    else nothing
    Request Campaign "${(n * 7) % 1000} - Score"
  }
}
`;
  const workspace = createWorkspace();
  workspace.set('main', Array.from({ length: 1000 }, (_, n) => campaign(n)).join(''));
  const model = workspace.model();
  const checker = createChecker();
  checker.check(modelOf(campaign(1)));
  const started = performance.now();
  expect(checker.check(model).defects).toEqual([]);
  expect(performance.now() - started).toBeLessThan(2000);
});
