import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type Mutant, whyItSurvives } from './why-it-survives.ts';

/** `node test/mutation/survivors.ts`: the tables of docs/design/mutation.md, out of the reports of `npm run mutation`. */

interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>;
}

const folder = process.argv[2] ?? 'coverage/mutation';
const files = new Map<string, { source: string; mutants: readonly Mutant[] }>();
for (const path of globSync(`${folder}/*.json`).sort()) {
  if (path.endsWith('.incremental.json')) continue;
  const report = JSON.parse(readFileSync(path, 'utf8')) as Report;
  for (const [file, result] of Object.entries(report.files))
    files.set(file.replace('server/src/rules/', ''), result);
}
const byFolder = Map.groupBy(files, ([file]) => (file.includes('/') ? (file.split('/')[0] ?? '') : '(root)'));

print('| folder | mutants | killed | timed out | survived | of them never run | errors | score |');
print('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
const all = [...files.values()].flatMap(({ mutants }) => mutants);
for (const [name, members] of byFolder)
  print(
    row(
      name,
      members.flatMap(([, { mutants }]) => mutants),
    ),
  );
print(row('**all of these**', all));

for (const [name, members] of byFolder) {
  print(`\n### ${name}\n`);
  for (const [file, { source, mutants }] of members) {
    const left = mutants.filter(isLeft);
    const reasons = Map.groupBy(left, (mutant) => whyItSurvives(mutant, source));
    for (const [reason, ones] of reasons)
      print(`- ${basename(file, '.ts').replace('.rule', '')}, *${reason}*: ${shown(ones, source)}`);
  }
}

function row(name: string, mutants: readonly Mutant[]): string {
  const count = (...wanted: readonly string[]) =>
    mutants.filter(({ status }) => wanted.includes(status)).length;
  const detected = count('Killed', 'Timeout');
  const left = count('Survived', 'NoCoverage');
  const score = ((100 * detected) / (detected + left)).toFixed(1);
  const counts = [
    count('Killed'),
    count('Timeout'),
    left,
    count('NoCoverage'),
    count('RuntimeError', 'CompileError'),
  ];
  return `| ${name} | ${detected + left} | ${counts.join(' | ')} | ${score} % |`;
}

function isLeft({ status }: Mutant): boolean {
  return status === 'Survived' || status === 'NoCoverage';
}

/** What was changed, each piece of code once, with how often. */
function shown(mutants: readonly Mutant[], source: string): string {
  const lines = source.split('\n');
  const pieces = Map.groupBy(mutants, ({ location: { start } }) => (lines[start.line - 1] ?? '').trim());
  return [...pieces]
    .map(
      ([line, ones]) =>
        `\`${line.replaceAll('`', '´').slice(0, 80)}\`${ones.length > 1 ? ` (${ones.length})` : ''}`,
    )
    .join(', ');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
