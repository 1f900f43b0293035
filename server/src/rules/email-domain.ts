import type { Catalogue } from '../catalogue/index.ts';
import type { FieldTest } from '../model/index.ts';

/** `[Email Address] contains "…"`: Marketo searches faster where every value begins with @. */
export function isEmailContains({ field, operator }: FieldTest, catalogue: Catalogue): boolean {
  return operator?.name === 'contains' && catalogue.field(field.name)?.name === 'Email Address';
}

/** Every value begins with @: the fast search. */
export function areDomains({ values }: FieldTest): boolean {
  return values.every((value) => value.kind === 'String' && value.value.startsWith('@'));
}
