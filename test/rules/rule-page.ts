import { readFileSync } from 'node:fs';

/** The page of a rule, as it stands beside it. */
export function pageOf(rule: string): string {
  return readFileSync(new URL(`../../server/src/rules/${rule}.md`, import.meta.url), 'utf8');
}

/** The `lifecycle` blocks under a heading. */
export function examples(page: string, heading: 'Bad' | 'Good'): string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^```lifecycle\n(.*?)^```$/gms)].map((match) => match[1] ?? '');
}
