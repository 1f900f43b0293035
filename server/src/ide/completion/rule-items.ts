import type { Document } from '../../model/index.ts';
import { registry } from '../../rules/index.ts';
import { type Completion, completion } from './completion.ts';

/**
 * The rules that a comment can silence, where it names them: `// lifecycle-ignore race/…`. Undefined elsewhere. What
 * cannot be read, and what is said about such comments, cannot be silenced.
 */
export function ruleItems({ text }: Document, offset: number): readonly Completion[] | undefined {
  const lineStart = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  const before = text.slice(Math.max(lineStart, offset - longestLine), offset);
  const found = /\/\/[ \t]*lifecycle-ignore[ \t]+(?:[\w/-]+,[ \t]*)*([\w/-]*)$/.exec(before);
  if (found === null || before.includes('--')) return undefined;
  const start = offset - (found[1]?.length ?? 0);
  const end = offset + (/^[\w/-]*/.exec(text.slice(offset, offset + longestLine))?.[0].length ?? 0);
  return [...registry.values()].flatMap(({ id, summary }) =>
    /^(syntax|suppress)\//.test(id)
      ? []
      : [completion({ start, end }, 'value', id, { detail: summary, subject: { of: 'rule', name: id } })],
  );
}

/** Longer than any comment that silences rules. */
const longestLine = 500;
