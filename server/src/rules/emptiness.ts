import { type FieldTest, fieldKey, placeOf } from '../model/index.ts';
import type { Declaration } from '../syntax/index.ts';
import type { Asked } from './asked.ts';
import { excludes } from './implication/exclusion.ts';
import { operatorFor } from '../catalogue/index.ts';
import { lineBefore } from './insertion.ts';
import type { Fix } from './rule.ts';
import { fieldLiteral } from './spelling.ts';

type Canonical = (field: string) => string;

/**
 * Does something beside a test of a field deal with people who have no value: a filter that keeps them out, one inside
 * the same `any` that lets them in on purpose, or an earlier choice that has taken them?
 */
export function mindsEmptiness(asked: Asked, test: FieldTest, canonical: Canonical): boolean {
  const empty = isEmpty(test);
  const isSame = (name: string) => fieldKey(canonical(name)) === fieldKey(canonical(test.field.name));
  const others = asked.together.filter((other) => other !== test);
  if (empty === undefined || others.some((other) => excludes(other, empty, canonical))) return true;
  return [...asked.earlier, ...asked.instead].some(
    (other) => other.kind === 'field' && isSame(other.field.name) && other.operator?.name === 'is empty',
  );
}

function isEmpty(test: FieldTest): FieldTest | undefined {
  const operator = operatorFor('any', 'is empty');
  return operator && { ...test, negated: false, operator, values: [], constraints: [] };
}

/** A filter beside the test that keeps out whoever has no value. */
export function keepEmptyOut(declaration: Declaration, text: string, asked: Asked, field: string): Fix[] {
  const { test, where } = asked;
  if (where === 'choice') return [];
  const condition = `${fieldLiteral(field)} is not empty`;
  const keyword = text.lastIndexOf('filter', test.start);
  const { start, end } = test;
  const edits =
    where === 'filter'
      ? [lineBefore(declaration, text, keyword, `filter ${condition}`)]
      : [
          { place: placeOf(declaration, { start, end: start }), text: `all { ${condition}, ` },
          { place: placeOf(declaration, { start: end, end }), text: ' }' },
        ];
  if (where === 'filter' && text.slice(keyword + 'filter'.length, test.start).trim() !== '') return [];
  return [{ title: `Add ${condition}`, safe: false, edits }];
}
