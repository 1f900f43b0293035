import type { Mutant } from './reports.ts';

/** What is seen of the change itself; docs/design/mutation.md says what each reason means. */
export function whyItSurvives(mutant: Mutant, source: string, file: string): string {
  const { line, was } = written(mutant, source);
  const now = mutant.replacement ?? '';
  if (/^\s*(?:\w+\.)?(?:set|add|delete)\(|^\s*\w+\.set\(/.test(was)) return 'memory';
  if (mutant.mutatorName === 'OptionalChaining' || /Stryker was here/.test(now)) return 'guard';
  if (/\b(?:undefined|null)\b/.test(was) || (/\?\?/.test(line) && /^''|^"|^\[\]|\?\?/.test(was)))
    return 'guard';
  if (/'\w+' in \w+/.test(was)) return 'guard';
  if (mutant.mutatorName === 'EqualityOperator' && /\.(?:start|end|from|to)\b/.test(was)) return 'touching';
  if (/(?:size|length) [<=>]/.test(was) && /return|continue|\?/.test(line)) return 'shortcut';
  if (/\.kind\b|\bkind\b/.test(was) || (mutant.mutatorName === 'StringLiteral' && /kind/.test(line)))
    return 'kind';
  if (/severity|safe:|unnecessary/.test(line)) return 'grade';
  if (mutant.mutatorName === 'Regex') return 'pattern';
  if (mutant.mutatorName === 'StringLiteral' && /^[`'][^`']* [^`']*[`']/.test(was)) return 'words';
  if (mutant.mutatorName === 'StringLiteral') return 'name';
  if (/\b(?:states\w*|turns|budget|limit|longest|LEEWAY|MOST_\w+)\b/.test(line)) return 'limit';
  if (/^(?:Method|Unary|Array)/.test(mutant.mutatorName)) return 'few';
  if (file.startsWith('proof/repair/')) return 'refused';
  return 'open';
}

function written({ location: { start, end } }: Mutant, source: string) {
  const lines = source.split('\n');
  const line = lines[start.line - 1] ?? '';
  return { line, was: line.slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined) };
}
