import type { Document } from '../model/index.ts';
import type { SyntaxProblem } from '../syntax/index.ts';
import type { Finding, Rule } from './rule.ts';

const advice: Readonly<Record<SyntaxProblem['code'], string>> = {
  'syntax/unexpected': 'Correct this line; every other one is checked as usual.',
  'syntax/missing': 'Write what is missing; every other line is checked as usual.',
  'syntax/unclosed': 'Close what is open.',
  'syntax/unreadable': 'Take the characters out, or put them in quotes.',
};

/** What the parser could not read, as findings. The sentence that it says ends with what it expects. */
export function syntaxFindings({ uri, parsed }: Document, rules: ReadonlyMap<string, Rule>): Finding[] {
  return parsed.problems.flatMap(({ code, message, start, end }) => {
    const rule = rules.get(code);
    if (rule === undefined) return [];
    const { severity, why } = rule;
    const place = { uri, start, end };
    return [
      {
        rule: code,
        severity,
        place,
        message,
        why,
        advice: advice[code],
        unnecessary: false,
        related: [],
        fixes: [],
      },
    ];
  });
}
