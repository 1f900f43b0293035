import { placeOf } from '../../model/index.ts';
import type { LifecycleDeclaration, Stage, StageItem } from '../../syntax/index.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'stage/undocumented',
  severity: 'information',
  method: 'bind',
  summary:
    'A stage without an owner, or without what the lifecycle says of its other stages: criteria, a time limit, a description.',
  why: 'A stage that nobody owns, or that each reads in their own way, is where people are lost between Marketing and Sales.',
  checkDeclaration: function* (declaration) {
    if (declaration.kind !== 'Lifecycle') return;
    const stages = declaration.items.filter((item) => item.kind === 'Stage');
    if (stages.length > 0 && !stages.some((stage) => has(stage, 'Owner'))) {
      yield unowned(declaration);
      return;
    }
    const handovers = handedOver(declaration, stages);
    for (const [index, stage] of stages.entries()) {
      const missing = missingIn(stage, stages, { first: index === 0, handover: handovers.has(keyOf(stage)) });
      if (missing.length > 0) yield finding(declaration, stage, missing);
    }
  },
};

/** What one stage of a lifecycle says, the others are asked for. */
function missingIn(
  stage: Stage,
  all: readonly Stage[],
  { first, handover }: { readonly first: boolean; readonly handover: boolean },
): readonly string[] {
  const asked = (kind: StageItem['kind']) => all.some((one) => has(one, kind)) && !has(stage, kind);
  const hasDescription = all.some(({ doc }) => doc !== undefined);
  return [
    ...(asked('Owner') ? ['an owner'] : []),
    // People begin in the first stage, by no criterion but being known.
    ...(asked('Entry') && !first ? ['a criterion of entry'] : []),
    // Where another team has to act, somebody has to notice that it does not.
    ...(asked('Sla') && handover && !has(stage, 'Terminal') ? ['an sla'] : []),
    ...(hasDescription && stage.doc === undefined ? ['a description'] : []),
  ];
}

function has({ items }: Stage, kind: StageItem['kind']): boolean {
  return items?.some((item) => item.kind === kind) === true;
}

/** Stages of one team from which the path leads to a stage of another. */
function handedOver({ items }: LifecycleDeclaration, stages: readonly Stage[]): ReadonlySet<string> {
  const owners = new Map(stages.map((stage) => [keyOf(stage), ownerOf(stage)]));
  const steps = items.flatMap((item) =>
    item.kind === 'Path' ? item.stages.slice(1).map((to, index) => [item.stages[index], to] as const) : [],
  );
  const handing = steps.flatMap(([from, to]) => {
    const [one, other] = [from?.value ?? '', to.value].map((name) => owners.get(name.toLowerCase()));
    return from !== undefined && one !== undefined && other !== undefined && one !== other
      ? [from.value.toLowerCase()]
      : [];
  });
  return new Set(handing);
}

function keyOf({ name }: Stage): string {
  return name.value.toLowerCase();
}

function ownerOf({ items }: Stage): string | undefined {
  const owner = items?.find((item) => item.kind === 'Owner')?.owner;
  if (owner === undefined) return undefined;
  return (owner.kind === 'Words' ? owner.text : owner.value).toLowerCase();
}

/** Said once: a lifecycle without any owner has not been talked about yet. */
function unowned(declaration: LifecycleDeclaration): RawFinding {
  return {
    place: placeOf(declaration, declaration.name),
    message: `No stage of ${quoted(declaration.name.value)} says who owns it.`,
    advice: 'Write the team that looks after people in a stage into each: owner Marketing, owner Sales.',
  };
}

function finding(declaration: LifecycleDeclaration, stage: Stage, missing: readonly string[]): RawFinding {
  return {
    place: placeOf(declaration, stage.name),
    message: `The stage ${quoted(stage.name.value)} lacks ${listed(missing)}, unlike other stages of ${quoted(declaration.name.value)}.`,
    advice: 'Agree on it with whoever works with the stage, and write it down here.',
  };
}
