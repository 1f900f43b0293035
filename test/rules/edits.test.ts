import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createWorkspace, type Model } from '../../server/src/model/index.ts';
import { type Checker, createChecker } from '../../server/src/rules/index.ts';
import { askedRules } from './asked-rules.ts';
import { examples, pageOf } from './rule-page.ts';

/** After an edit most of what was known is used again. It must be what a look at everything anew would find. */

const sample = readFileSync(
  new URL('../../samples/lifecycle-processing-broken/first-draft.lifecycle', import.meta.url),
  'utf8',
);

/** What is wrong with these, taken together, keeps every rule of the workspace busy, where it is about those. */
const ofWorkspaces = askedRules.filter(({ checkModel }) => checkModel !== undefined);
const examplesOfRules = (ofWorkspaces.length === 0 ? askedRules : ofWorkspaces).flatMap(({ id }) =>
  examples(pageOf(id), 'Bad').map((text) => [`${id}.lifecycle`, text] as const),
);

/** A line of a file is left out, doubled, brought from another file, or gets a word of another file; or all goes. */
const kinds = ['out', 'twice', 'brought', 'word', 'whole'] as const;

type Edit = readonly [kind: (typeof kinds)[number], file: number, line: number, from: number];

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.tuple(fc.constantFrom(...kinds, 'word', 'word'), fc.nat(1000), fc.nat(1000), fc.nat(1000)),
  { minLength: 3, maxLength: 8 },
);

const chosen = fc.uniqueArray(fc.nat(examplesOfRules.length - 1), {
  minLength: Math.min(4, examplesOfRules.length),
  maxLength: 8,
});

const word =
  /"[^"\n]*"|\[[^\]\n]*\]|\b\d+\b|\b(?:active|inactive|once|every time|Request|Execute|is|is not|at least)\b/g;

function edited(
  texts: ReadonlyMap<string, string>,
  [kind, file, line, from]: Edit,
): [string, string | undefined] {
  const names = [...texts.keys()];
  const name = names[file % names.length] ?? '';
  const lines = (texts.get(name) ?? '').split('\n');
  const others = (texts.get(names[from % names.length] ?? '') ?? '').split('\n');
  const at = line % lines.length;
  if (kind === 'whole') return [name, undefined];
  if (kind === 'out') lines.splice(at, 1);
  if (kind === 'twice') lines.splice(at, 0, lines[at] ?? '');
  if (kind === 'brought') lines.splice(at, 0, others[from % others.length] ?? '');
  if (kind === 'word') {
    const words = others.flatMap((one) => one.match(word) ?? []);
    lines[at] = (lines[at] ?? '').replace(word, words[from % Math.max(1, words.length)] ?? '"X"');
  }
  return [name, lines.join('\n')];
}

function found(checker: Checker, model: Model) {
  const { findings, defects } = checker.check(model);
  expect(defects).toEqual([]);
  return Object.fromEntries(findings);
}

it('finds after any edits what it finds from scratch', () => {
  fc.assert(
    fc.property(chosen, edits, (which, all) => {
      const texts = new Map([
        ['sample.lifecycle', sample],
        ...which.flatMap((at) => examplesOfRules.slice(at, at + 1)),
      ]);
      const left = new Map(texts);
      const workspace = createWorkspace();
      for (const [name, text] of texts) workspace.set(name, text);
      const checker = createChecker();
      found(checker, workspace.model());
      for (const edit of all) {
        const [name, text] = edited(texts, edit);
        // A file that was taken away comes back as it was by the next edit of it.
        if (text === undefined && left.has(name)) {
          left.delete(name);
          workspace.remove(name);
        } else {
          const now = text ?? texts.get(name) ?? '';
          left.set(name, now);
          texts.set(name, now);
          workspace.set(name, now);
        }
        const fresh = createWorkspace();
        for (const uri of workspace.uris) fresh.set(uri, workspace.document(uri)?.text ?? '');
        expect(found(checker, workspace.model())).toEqual(found(createChecker(), fresh.model()));
      }
    }),
    {
      numRuns: Number(process.env.LIFECYCLE_RUNS ?? 40),
      ...(process.env.LIFECYCLE_SEED === undefined ? {} : { seed: Number(process.env.LIFECYCLE_SEED) }),
    },
  );
}, 600_000);
