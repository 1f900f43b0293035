import { bracketed, quoted } from './spelling.ts';

/** `Did you mean [A], [B] or [C]?` */
export function didYouMean(names: readonly string[], kind: 'field' | 'name' | 'word'): string {
  const spelled = names.map((name) =>
    kind === 'field' ? bracketed(name) : kind === 'name' ? quoted(name) : name,
  );
  const last = spelled.at(-1) ?? '';
  return `Did you mean ${spelled.length < 2 ? last : `${spelled.slice(0, -1).join(', ')} or ${last}`}?`;
}
