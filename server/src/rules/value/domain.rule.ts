import {
  argumentOf,
  type BoundConstraint,
  type BoundStep,
  type FieldTest,
  type Model,
} from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { perVocabulary } from '../incremental/per-vocabulary.ts';
import { constraintsOf, type Phrase, phrasesOf } from '../phrases.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { checkSettings, checkWords } from '../settings-check.ts';
import { bracketed } from '../spelling.ts';
import { checkCompared, checkWritten } from '../value-check.ts';
import { createFieldDomains, enumeration, type ValueDomain } from '../value-domain.ts';

export const rule: Rule = {
  id: 'value/domain',
  severity: 'error',
  method: 'bind',
  summary:
    'A value that is written or tested and is none of the stages, the picklist or what Marketo offers.',
  why: 'A test for a value that nobody has never holds, and a value that nobody tests for is a dead end.',
  fix: 'unsafe',
  /** Enumerations that are Marketo's own. */
  checkDeclaration: function* (declaration, bound) {
    yield* checkSettings(declaration);
    for (const phrase of phrasesOf(bound)) {
      if (phrase.kind === 'step') yield* checkParameters(declaration, phrase);
      else if (phrase.kind !== 'field') yield* checkConstraints(declaration, phrase, enumerationOf);
    }
  },
  /** Stages, picklists and Booleans of fields. */
  checkModel: perVocabulary(function* (bound, model) {
    const domainOf = domainsOf(model);
    const { declaration } = bound;
    for (const phrase of phrasesOf(bound)) {
      if (phrase.kind === 'step') yield* checkNewValue(declaration, phrase, domainOf);
      else if (phrase.kind === 'field') yield* checkField(declaration, phrase, domainOf);
      else yield* checkChangedValues(declaration, phrase, domainOf);
    }
    if (declaration.kind !== 'Scenario') return;
    for (const { field, value } of changesOf(declaration)) {
      const domain = domainOf(field.name);
      if (domain !== undefined) yield* checkWritten(declaration, bracketed(field.name), value, domain);
    }
  }),
};

type DomainOf = (field: string) => ValueDomain | undefined;

const domains = new WeakMap<Model, DomainOf>();

function domainsOf(model: Model): DomainOf {
  const domainOf = domains.get(model) ?? createFieldDomains(model);
  domains.set(model, domainOf);
  return domainOf;
}

function* checkField(declaration: Declaration, test: FieldTest, domainOf: DomainOf): Generator<RawFinding> {
  const domain = domainOf(test.field.name);
  if (domain === undefined || isUnread(test)) return;
  yield* checkCompared(declaration, bracketed(test.field.name), test.operator, test.values, domain);
}

/** An operator is written that could not be read. */
function isUnread({ operator, operatorSpan }: Pick<BoundConstraint, 'operator' | 'operatorSpan'>): boolean {
  return operator === undefined && operatorSpan !== undefined;
}

function* checkConstraints(
  declaration: Declaration,
  phrase: Exclude<Phrase, BoundStep | FieldTest>,
  domainOf: (constraint: BoundConstraint) => ValueDomain | undefined,
): Generator<RawFinding> {
  for (const constraint of constraintsOf(phrase)) {
    const domain = isUnread(constraint) ? undefined : domainOf(constraint);
    if (domain === undefined) continue;
    const subject = bracketed(constraint.name);
    yield* checkCompared(declaration, subject, constraint.operator, constraint.values, domain);
  }
}

function enumerationOf({ definition }: BoundConstraint): ValueDomain | undefined {
  return definition && enumeration(definition.name, definition);
}

/** `[New Value]` and `[Previous Value]` of the field whose change a trigger or filter is about. */
function* checkChangedValues(
  declaration: Declaration,
  phrase: Exclude<Phrase, BoundStep | FieldTest>,
  domainOf: DomainOf,
): Generator<RawFinding> {
  if (phrase.kind === 'membership' || isMemberData(phrase)) return;
  const [field, ...more] = phrase.primary?.values ?? [];
  const domain = field?.kind === 'FieldName' && more.length === 0 ? domainOf(field.name) : undefined;
  if (domain === undefined) return;
  const isValue = ({ name }: BoundConstraint) => /^(New|Previous) Value$/.test(name);
  yield* checkConstraints(declaration, phrase, (constraint) => (isValue(constraint) ? domain : undefined));
}

/** Settings of a step whose values Marketo offers, and words that stand for one. */
function* checkParameters(declaration: Declaration, step: BoundStep): Generator<RawFinding> {
  for (const { parameter, values } of step.arguments) {
    yield* checkWords(declaration, step.definition.name, parameter, values);
    const domain = enumeration(parameter.name, parameter);
    if (domain === undefined) continue;
    const texts = values.filter(({ kind }) => kind !== 'Word');
    yield* checkCompared(declaration, bracketed(parameter.name), undefined, texts, domain);
  }
}

/** `Change Data Value [Lifecycle Status] to "…"` */
function* checkNewValue(
  declaration: Declaration,
  step: BoundStep,
  domainOf: DomainOf,
): Generator<RawFinding> {
  const target = argumentOf(step, 'Attribute')?.values[0];
  if (target?.kind !== 'FieldName' || isMemberData(step)) return;
  const domain = domainOf(target.name);
  const value = argumentOf(step, 'New Value')?.values[0];
  if (domain === undefined || value === undefined || value.kind === 'Word') return;
  yield* checkWritten(declaration, bracketed(target.name), value, domain);
}

/** Fields of a program's members are not the person's, even where they share a name. */
function isMemberData({ definition }: { readonly definition: { readonly name: string } }): boolean {
  return definition.name.includes('Program Member Data');
}

/** `when [Lifecycle Status] becomes "…"` */
function changesOf(declaration: Extract<Declaration, { kind: 'Scenario' }>) {
  return declaration.items.flatMap((item) => {
    if (item.kind !== 'When') return [];
    const events = item.what.kind === 'Together' ? item.what.events : [item.what];
    return events.filter((event) => event.kind === 'Becomes');
  });
}
