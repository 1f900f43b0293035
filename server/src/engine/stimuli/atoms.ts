import {
  type Comparison,
  type EngineProgram,
  literals,
  SALESFORCE_RECORD,
  type Thing,
  type TriggerCode,
} from '../program/index.ts';
import { attributeOf, event } from '../state/index.ts';
import {
  FALSE,
  type Known,
  matches,
  type Test,
  testOf,
  text,
  textOf,
  TRUE,
  type Unknown,
  type Value,
  valueInWords,
} from '../values/index.ts';
import type { Semantics } from '../semantics.ts';
import { type EventSaid, type Face, faceOf, fresh } from './face.ts';

/** One kind of event that some campaign listens to, as far as listeners tell kinds apart. */
export interface Atom {
  readonly name: string;
  readonly trigger: string;
  /** The field that changes. */
  readonly field: Thing | undefined;
  readonly creates: boolean;
  /** Its face; a tag tells it apart from another of the same kind at the same moment. */
  face(tag: string): Face;
  /** What must be true of an event that nobody has described in full. */
  supposed(tag: string): readonly Supposition[];
}

export interface Supposition {
  readonly about: Unknown;
  readonly test: Test;
  readonly holds: boolean;
}

/** The kinds of event that those who listen for one trigger tell apart: form by form, field by field, value by value. */
export function atomsOf(program: EngineProgram, codes: readonly TriggerCode[], semantics: Semantics): Atom[] {
  const atoms = new Map<string, Atom>();
  const named = namedIn(program, codes);
  for (const code of codes)
    for (const atom of atomsFor(program, code, named, semantics))
      if (!atoms.has(atom.name)) atoms.set(atom.name, atom);
  return [...atoms.values()];
}

/** All forms, lists, pages that some campaign names: kinds of their own, whoever else may listen to them. */
function namedIn(program: EngineProgram, codes: readonly TriggerCode[]): readonly string[] {
  const named = codes.flatMap((code) => {
    if (code.field !== undefined) return [];
    const attribute = tellingAttribute(program, code);
    return code.constraints.flatMap((constraint) =>
      constraint.attribute === attribute && constraint.operator === 'is'
        ? literals(constraint.operands).map(textOf)
        : [],
    );
  });
  return [...new Set(named)];
}

/**
 * A constraint that names its values makes one kind for each, and so does a field that can only hold certain ones; any
 * other makes a kind of which it is supposed to hold, and that is none of those named.
 */
function atomsFor(
  program: EngineProgram,
  code: TriggerCode,
  named: readonly string[],
  semantics: Semantics,
): Atom[] {
  const attribute = tellingAttribute(program, code);
  const telling = code.constraints.find((constraint) => constraint.attribute === attribute);
  const told = telling?.operator === 'is' ? literals(telling.operands) : [];
  const values = told.length > 0 ? told : possibleValues(program, code);
  if (attribute === undefined) return [atom(program, code, NOTHING, telling, semantics)];
  const kinds = (known: readonly Known[]) =>
    known.map((value) => atom(program, code, new Map([[attribute, value]]), undefined, semantics));
  if (values.length > 0) return kinds(values);
  const writing = assetsThatWrite(program, code, telling, semantics);
  const others = code.field === undefined ? [...new Set([...named, ...writing.map(textOf)])] : [];
  const noneOf = others.length > 0 ? new Map([[attribute, others]]) : undefined;
  return [atom(program, code, NOTHING, telling, semantics, noneOf), ...kinds(writing)];
}

/**
 * Where a trigger only describes the form (`is any`, `starts with "Demo"`), it may be any of those that are declared to
 * write something: each brings what it writes and nothing else. A form that nobody declares brings nothing known.
 */
function assetsThatWrite(
  program: EngineProgram,
  { event: trigger }: TriggerCode,
  telling: Comparison | undefined,
  semantics: Semantics,
): Known[] {
  const { catalogue } = program;
  const reference = catalogue.triggerNamed(trigger)?.constraints.find(({ primary }) => primary)?.references;
  if (reference === undefined) return [];
  const test = telling && testOfComparison(program, telling, undefined, semantics);
  return program.externals
    .filter(({ of, writes }) => writes.length > 0 && catalogue.satisfies(of, reference))
    .map(({ name }) => text(name))
    .filter((name) => test === undefined || matches(name, test));
}

function possibleValues(program: EngineProgram, { event, field }: TriggerCode): readonly Known[] {
  if (field === undefined || event !== 'Data Value Changes') return [];
  const { oneOf, type } = program.field(field);
  return oneOf ?? (type === 'boolean' ? [TRUE, FALSE] : []);
}

/** Which form, which list; of a changed value, the new one. */
function tellingAttribute(
  program: EngineProgram,
  { event: trigger, field }: TriggerCode,
): string | undefined {
  if (field !== undefined) return trigger === 'Score is Changed' ? 'New Score' : 'New Value';
  if (trigger === 'Owner Changes') return 'New Owner';
  return program.catalogue.triggerNamed(trigger)?.constraints.find(({ primary }) => primary)?.name;
}

const NOTHING = new Map<string, never>();

function atom(
  program: EngineProgram,
  { event: trigger, field }: TriggerCode,
  attributes: ReadonlyMap<string, Known>,
  supposed: Comparison | undefined,
  semantics: Semantics,
  noneOf: ReadonlyMap<string, readonly string[]> = NOTHING,
): Atom {
  const said = once((tag): EventSaid => {
    const open = [...noneOf].map(
      ([name, texts]) => [name, anotherThan(program, trigger, name, tag, texts)] as const,
    );
    return {
      trigger,
      field,
      attributes: new Map([...kept(program, field, attributes), ...open]),
      others: 'unknown',
      tag,
    };
  });
  const subject = field === undefined ? trigger : program.nameOf(field);
  return {
    name: nameOf(subject, field !== undefined, attributes, supposed),
    trigger,
    field,
    creates: trigger === 'Person is Created',
    face: once((tag) => faceOf(program, said(tag))),
    supposed: once((tag) => {
      const test = supposed === undefined ? undefined : testOfComparison(program, supposed, field, semantics);
      const about =
        field === undefined
          ? attributeOf(event(trigger, said(tag).attributes, { tag }), supposed?.attribute ?? '', 'text')
          : fresh(program, field, tag);
      const described = test === undefined || about.kind !== 'unknown' ? [] : [{ about, test, holds: true }];
      return [
        ...described,
        ...reallyChanges(program, said(tag)),
        ...(trigger === 'Owner Changes' ? [inSalesforce(program)] : []),
      ];
    }),
  };
}

/** Kinds are part of many stimuli. */
function once<T>(make: (tag: string) => T): (tag: string) => T {
  const known = new Map<string, T>();
  return (tag) => {
    let made = known.get(tag);
    if (made === undefined) known.set(tag, (made = make(tag)));
    return made;
  };
}

/** Some form or other, but none of those. */
function anotherThan(
  program: EngineProgram,
  trigger: string,
  attribute: string,
  tag: string,
  noneOf: readonly string[],
): Value {
  const any = attributeOf(event(trigger, [], { tag }), attribute, 'text');
  if (any.kind !== 'unknown') return any;
  return { ...any, noneOf, key: `${any.key}, none of list ${numberOf(program, noneOf)}` };
}

const lists = new WeakMap<EngineProgram, Map<string, number>>();

/** Keys are compared all the time, and such lists are long. */
function numberOf(program: EngineProgram, texts: readonly string[]): number {
  let numbers = lists.get(program);
  if (numbers === undefined) lists.set(program, (numbers = new Map()));
  const text = texts.join('\n');
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(text, number);
  return number;
}

/** Owners come from the CRM. */
function inSalesforce(program: EngineProgram): Supposition {
  const test: Test = { kind: 'filled', negated: false, words: 'is not empty' };
  return { about: program.unknownValue(SALESFORCE_RECORD), test, holds: true };
}

/** A value that becomes X was not X. */
function reallyChanges(program: EngineProgram, { field, attributes }: EventSaid): Supposition[] {
  const value = attributes.get('New Value') ?? attributes.get('New Score');
  if (field === undefined || value === undefined || value.kind === 'unknown') return [];
  const test: Test = { kind: 'same', value, words: `is ${valueInWords(value)}` };
  return [{ about: program.unknownValue(field), test, holds: false }];
}

/** Values as the field keeps them: a score's threshold is a number. */
function kept(
  program: EngineProgram,
  field: string | undefined,
  attributes: ReadonlyMap<string, Known>,
): ReadonlyMap<string, Value> {
  if (field === undefined) return attributes;
  const { oneOf } = program.field(field);
  const spelled = (value: Known) =>
    oneOf?.find((known) => textOf(known).toLowerCase() === textOf(value).toLowerCase()) ?? value;
  return new Map([...attributes].map(([name, value]) => [name, spelled(value)]));
}

function testOfComparison(
  program: EngineProgram,
  comparison: Comparison,
  field: string | undefined,
  semantics: Semantics,
): Test | undefined {
  const type = program.typeFor(comparison, field);
  return testOf(type, comparison.operator, literals(comparison.operands), 0, semantics);
}

function nameOf(
  subject: string,
  changes: boolean,
  attributes: ReadonlyMap<string, Known>,
  supposed: Comparison | undefined,
): string {
  const [value] = attributes.values();
  if (value !== undefined) return `${subject} ${changes ? 'becomes ' : ''}${valueInWords(value)}`;
  const becomes = changes ? `${subject} changes` : subject;
  if (supposed === undefined) return becomes;
  return `${becomes}${changes ? ' to' : ''} ${supposed.operator} ${literals(supposed.operands).map(valueInWords).join(', ')}`;
}
