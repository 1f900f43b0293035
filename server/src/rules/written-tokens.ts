import type { ArgumentValue } from '../model/index.ts';

/** The names of the tokens that a value is or holds: `my.Threshold`. */
export function tokensIn(value: ArgumentValue): readonly string[] {
  if (value.kind === 'Token') return [value.name];
  if (value.kind !== 'String' || !value.value.includes('{{')) return [];
  return [...value.value.matchAll(/\{\{(.+?)\}\}/g)].flatMap(([, name]) => name ?? []);
}
