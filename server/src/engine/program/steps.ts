import type { CampaignKind, Catalogue, Parameter } from '../../catalogue/index.ts';
import { argumentOf, type BoundStep, placeOf } from '../../model/index.ts';
import type { Declaration } from '../../syntax/index.ts';
import { FALSE, text, TRUE } from '../values/index.ts';
import { named } from './conditions.ts';
import type { ArgumentCode, EventCode, StepCode, WriteCode } from './code.ts';
import { literal, type Operand, operandOf, thingsIn } from './operand.ts';
import {
  ACCOUNT_OWNER,
  detail,
  memberField,
  membership,
  OWNER,
  REVENUE_STAGE,
  type Thing,
  thingOfField,
} from './thing.ts';
import { stepInText } from './wording.ts';

export interface StepContext {
  readonly catalogue: Catalogue;
  readonly declaration: Declaration;
  readonly home: string | undefined;
  readonly kind: CampaignKind;
}

/** Events that follow from a value that changed: whoever writes raises them. */
export const CHANGE_EVENTS: ReadonlySet<string> = new Set([
  'Data Value Changes',
  'Score is Changed',
  'Owner Changes',
  'Segment Changes',
]);

/** The same in a list. */
export const ALL_CHANGES: readonly string[] = [...CHANGE_EVENTS];

/** What a step reads, writes and raises, by the catalogue's effects. */
export function compileStep(context: StepContext, step: BoundStep): StepCode {
  const { definition } = step;
  const args = new Map<string, ArgumentCode>();
  for (const parameter of definition.parameters) {
    const compiled = compileArgument(context, step, parameter);
    if (compiled !== undefined) args.set(parameter.name, compiled);
  }
  const primary = definition.parameters.find(({ position }) => position === 'primary');
  const asset = primary === undefined ? undefined : nameIn(args.get(primary.name), context.home);
  const code = {
    kind: 'step',
    definition,
    text: stepInText(step),
    allowed: definition.allowedIn.includes(context.kind),
    arguments: args,
    asset,
    within: step.within,
    place: placeOf(context.declaration, step),
  } as const;
  return {
    ...code,
    reads: readsOf(context, code),
    writes: definition.effects.writes.flatMap((written) => writesOf(context, code, written)),
    events: definition.effects.fires
      .filter((event) => !CHANGE_EVENTS.has(event) && definition.effects.starts === undefined)
      .flatMap((event) => eventOf(context, code, event)),
  };
}

type Compiled = Omit<StepCode, 'reads' | 'writes' | 'events'>;

function compileArgument(
  { catalogue }: StepContext,
  step: BoundStep,
  parameter: Parameter,
): ArgumentCode | undefined {
  const written = argumentOf(step, parameter.name);
  if (written === undefined) {
    const { fallback } = parameter;
    return fallback === undefined
      ? undefined
      : { operands: [literal(text(fallback))], connective: undefined };
  }
  const operands = written.values.map((value): Operand => {
    const spoken = value.kind === 'Word' ? value.text.toLowerCase() : undefined;
    const meant = parameter.words.find(({ word }) => word === spoken);
    return meant === undefined ? operandOf(catalogue, value) : literal(text(meant.value));
  });
  return { operands, connective: written.connective };
}

/** The name of an asset; `this program` is the one that holds the campaign. */
function nameIn(argument: ArgumentCode | undefined, home: string | undefined): string | undefined {
  const [operand] = argument?.operands ?? [];
  if (operand?.kind !== 'value' || operand.value.kind !== 'text') return undefined;
  return operand.value.text === 'this program' ? home : operand.value.text;
}

// ── Reads ───────────────────────────────────────────────────────────────────────────────────────────────

function readsOf({ catalogue }: StepContext, step: Compiled): readonly Thing[] {
  const { reads, writes } = step.definition.effects;
  const named = reads.flatMap((read): readonly Thing[] => {
    if (read.startsWith('[')) return [thingOfField(catalogue, read.slice(1, -1))];
    return (step.arguments.get(read.slice(1))?.operands ?? []).flatMap(recipientThings);
  });
  const tokens = [...step.arguments].flatMap(([name, { operands }]) =>
    writes.includes(`$${name}`) ? [] : operands.flatMap(thingsIn),
  );
  return [...new Set([...named, ...tokens])];
}

/** `Sales Owner` is whoever owns the person when the alert goes out. */
function recipientThings(operand: Operand): readonly Thing[] {
  const name = operand.kind === 'value' && operand.value.kind === 'text' ? operand.value.text : undefined;
  if (name === 'Sales Owner') return [OWNER];
  return name === 'Account Owner' ? [ACCOUNT_OWNER] : thingsIn(operand);
}

// ── Writes ──────────────────────────────────────────────────────────────────────────────────────────────

function writesOf(context: StepContext, step: Compiled, written: string): WriteCode[] {
  if (written.startsWith('[')) {
    const name = written.slice(1, -1);
    return [{ thing: thingOfField(context.catalogue, name), value: argumentLike(step, name) }];
  }
  if (written.startsWith('$')) return writesNamed(context, step, written.slice(1));
  return writesMembership(context, step, written);
}

/** The field (or segmentation) that an argument names, with the value that another one gives. */
function writesNamed(context: StepContext, step: Compiled, parameter: string): WriteCode[] {
  const [target] = step.arguments.get(parameter)?.operands ?? [];
  const value = ['New Value', 'Change', 'Segment'].flatMap(
    (name) => step.arguments.get(name)?.operands[0] ?? [],
  )[0];
  if (target?.kind === 'field') {
    if (!step.definition.effects.fires.includes('Program Member Data is Changed'))
      return [{ thing: target.thing, value }];
    const program = nameIn(step.arguments.get('Program'), context.home) ?? '';
    return [{ thing: memberField(program, target.thing), value }];
  }
  // What a webhook writes is declared with the webhook, not with the step.
  const isSegmentation = parameter === 'Segmentation' && step.asset !== undefined;
  return isSegmentation ? [{ thing: thingOfField(context.catalogue, step.asset), value }] : [];
}

/** `Member of Program` of the step's own program, with the status, stream or cadence that the step gives. */
function writesMembership({ catalogue }: StepContext, step: Compiled, attribute: string): WriteCode[] {
  if (attribute === REVENUE_STAGE) {
    return [{ thing: `${REVENUE_STAGE}:`, value: step.arguments.get('New Stage')?.operands[0] }];
  }
  if (step.asset === undefined) return [];
  const leaves = step.definition.name.startsWith('Remove from ');
  const joined: WriteCode = {
    thing: membership(attribute, step.asset),
    value: literal(leaves ? FALSE : TRUE),
  };
  const constraints = catalogue.membershipNamed(attribute)?.constraints ?? [];
  const details = constraints.flatMap(({ name, primary }): WriteCode[] => {
    const value = primary || leaves ? undefined : argumentLike(step, name);
    return value === undefined ? [] : [{ thing: detail(attribute, name, step.asset ?? ''), value }];
  });
  return [joined, ...details];
}

/** The argument that is called like a field or detail: `New Status` for `Status`, `Type` for `Last … Type`. */
function argumentLike(step: Compiled, name: string): Operand | undefined {
  for (const [parameter, { operands }] of step.arguments) {
    const plain = parameter.replace(/^New /, '');
    const same = plain === name || name === `Person ${plain} Name`;
    if (same) return operands[0];
  }
  return undefined;
}

// ── Events ──────────────────────────────────────────────────────────────────────────────────────────────

/** The event's attributes are the step's arguments of the same names. */
function eventOf({ catalogue, home }: StepContext, step: Compiled, event: string): EventCode[] {
  const trigger = catalogue.triggerNamed(event);
  if (trigger === undefined) return [];
  const attributes = new Map<string, Operand>();
  let previous: EventCode['previous'];
  for (const constraint of trigger.constraints) {
    const argument = [...step.arguments].find(([name]) => spells(constraint, name))?.[1];
    const asset = constraint.primary ? step.asset : undefined;
    const name = asset ?? (constraint.references === 'program' ? nameIn(argument, home) : undefined);
    const operand = name === undefined ? argument?.operands[0] : literal(text(name));
    if (operand === undefined) previous ??= previousOf(step, constraint.name);
    else attributes.set(constraint.name, constraint.dataType === 'field' ? named(operand) : operand);
  }
  return [{ event, attributes, previous }];
}

function spells(
  { name, aliases }: { readonly name: string; readonly aliases: readonly string[] },
  parameter: string,
): boolean {
  return [name, ...aliases].includes(parameter) || name === `New ${parameter}`;
}

/** `Previous Status` is what the membership's `Status` was before. */
function previousOf(step: Compiled, constraint: string): EventCode['previous'] {
  const found = /^(?:Previous|Old) (.+)$/.exec(constraint)?.[1];
  const attribute = step.definition.effects.writes.find((written) => written.startsWith('Member of '));
  if (found === undefined || attribute === undefined || step.asset === undefined) return undefined;
  const thing = attribute === REVENUE_STAGE ? `${REVENUE_STAGE}:` : detail(attribute, found, step.asset);
  return { attribute: constraint, thing };
}
