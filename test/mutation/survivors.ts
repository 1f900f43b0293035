import { basename } from 'node:path';
import { isLeft, mutatedFiles, type Mutant } from './reports.ts';
import { whyItSurvives } from './why-it-survives.ts';

/** `node test/mutation/survivors.ts`: the tables of docs/design/mutation.md, out of the reports of `npm run mutation`. */

const folder = process.argv[2] ?? 'coverage/mutation';
const rules = 'server/src/rules/';
const files = [...mutatedFiles(folder)]
  .map(([path, file]) => [path.replace(rules, ''), file] as const)
  .toSorted(([one], [other]) => (one < other ? -1 : 1));
const byFolder = Map.groupBy(files, ([file]) => (file.includes('/') ? (file.split('/')[0] ?? '') : '(root)'));

print('| folder | mutants | killed | timed out | survived | of them never run | errors | score |');
print('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
const all = files.flatMap(([, { mutants }]) => mutants);
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
    const reasons = Map.groupBy(left, (mutant) => whyItSurvives(mutant, source, file));
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
