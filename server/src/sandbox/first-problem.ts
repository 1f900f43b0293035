import type { z } from 'zod';

/** What is wrong first, at the field where it is: `faults.0.on: write * or a method and a path` */
export function firstProblem(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? 'an unknown option' : sentence(issue, []);
}

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Of the ways in which a value may be written, the one that it comes closest to has the better words. */
function sentence(issue: Issue, above: Path): string {
  const path = [...above, ...issue.path];
  const closest = issue.code === 'invalid_union' ? deepest(issue.errors) : undefined;
  if (closest !== undefined && depth(closest) > 0) return sentence(closest, path);
  return `${path.map(String).join('.') || 'the top'}: ${issue.message}`;
}

function deepest(branches: readonly (readonly Issue[])[]): Issue | undefined {
  const firsts = branches.flatMap(([first]) => first ?? []);
  return firsts.toSorted((one, other) => depth(other) - depth(one))[0];
}

function depth(issue: Issue): number {
  return issue.path.length;
}
