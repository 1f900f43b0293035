import type { Placed, SyntaxProblem } from './ast.ts';

/** Puts problems in the order of the text and drops all but the first of each line, in place. */
export function keepFirstOfEachLine(problems: SyntaxProblem[], text: string): void {
  if (problems.length < 2) return;
  problems.sort((one, other) => one.start - other.start);
  let kept = 0;
  let lineEnd = -1;
  for (const problem of problems) {
    if (problem.start <= lineEnd) continue;
    problems[kept++] = problem;
    lineEnd = endOfLine(text, problem.start);
  }
  problems.length = kept;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  for (
    let code = text.charCodeAt(at);
    at < text.length && code !== 10 && code !== 13;
    code = text.charCodeAt(at)
  )
    at++;
  return at;
}

/** The problems of a container and of everything in it, with offsets from `origin`. */
export function allProblems(
  container: { readonly items: readonly Placed[]; readonly problems: readonly SyntaxProblem[] },
  origin = 0,
): SyntaxProblem[] {
  const all: SyntaxProblem[] = [];
  collect(container, origin, all);
  return all.sort((one, other) => one.start - other.start);
}

function collect(
  { items, problems }: { readonly items: readonly Placed[]; readonly problems: readonly SyntaxProblem[] },
  origin: number,
  into: SyntaxProblem[],
): void {
  for (const problem of problems)
    into.push({ ...problem, start: problem.start + origin, end: problem.end + origin });
  for (const { declaration, offset } of items) {
    const inner = declaration.kind === 'Folder' ? declaration.items : [];
    collect({ items: inner, problems: declaration.problems }, origin + offset, into);
  }
}
