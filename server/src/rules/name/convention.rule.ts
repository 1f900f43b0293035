import {
  type CampaignNode,
  fieldThing,
  type Model,
  type Place,
  placeOf,
  type StageMachine,
  type StageSymbol,
} from '../../model/index.ts';
import type { NamePatterns, RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'name/convention',
  severity: 'warning',
  method: 'bind',
  summary:
    'A name that does not fit the pattern of the workspace, or a campaign numbered for another stage than it writes.',
  why: 'People find their way through hundreds of campaigns by their names; a wrong number is often a copy that was not finished.',
  checkModel: function* (model, names) {
    yield* misnamed(model, names);
    for (const machine of model.stageMachines) yield* misnumbered(model, machine);
  },
};

function* misnamed(model: Model, names: NamePatterns): Generator<RawFinding> {
  const named: readonly (readonly [string, readonly { name: string; place: Place | undefined }[]])[] = [
    ['campaign', model.campaigns],
    ['smart list', model.smartLists],
    ['list', model.lists],
    ['field', model.fields],
  ];
  for (const [kind, symbols] of named) {
    const pattern = names.get(kind);
    if (pattern === undefined) continue;
    for (const { name, place } of symbols) {
      if (place === undefined || pattern.test(name)) continue;
      yield {
        place,
        message: `The ${kind} ${kind === 'field' ? bracketed(name) : quoted(name)} does not fit the pattern ${pattern.source}.`,
        advice: 'Give it a name that fits, or change the pattern in lifecycle.config.json.',
      };
    }
  }
}

/** `200 - MQL: Status Stamp`: the hundreds are the number of the stage; those below 100 process everybody. */
const numbered = /^([1-9])\d\d[a-z]?\b/;
/** `2 - MQL` */
const stageNumber = /^(\d)\b\W*(.*)$/;

function* misnumbered(model: Model, machine: StageMachine): Generator<RawFinding> {
  const thing = fieldThing(machine.lifecycle.field ?? '');
  const byNumber = new Map(machine.stages.map((stage) => [numberOf(stage), stage]));
  for (const node of model.graph.writersOf(thing)) {
    const hundreds = numbered.exec(node.campaign.name)?.[1];
    const written = stageWritten(node, thing, machine);
    const number = written && numberOf(written);
    if (hundreds === undefined || number === undefined || number === hundreds) continue;
    const own = byNumber.get(hundreds);
    if (own === undefined || written === undefined || isWayOut(node, own, written, machine)) continue;
    const access = node.writes.find((one) => one.thing === thing);
    yield {
      place: node.campaign.place,
      message: `${quoted(node.campaign.name)} is numbered for ${quoted(own.name)}, but moves people into ${quoted(written.name)}.`,
      advice: `Let the number begin with ${number}, or write the stage that the number says.`,
      related:
        access === undefined
          ? []
          : [
              {
                place: placeOf(node.campaign.bound.declaration, access.step),
                message: 'The stage is written here',
              },
            ],
    };
  }
}

function numberOf({ name }: StageSymbol): string | undefined {
  return stageNumber.exec(name)?.[1];
}

/** The only stage that a campaign writes; routers write several, and tokens may be any. */
function stageWritten(node: CampaignNode, thing: string, machine: StageMachine): StageSymbol | undefined {
  const values = new Set(node.writes.filter((one) => one.thing === thing).map(({ value }) => value));
  const [value, ...more] = values;
  return value === undefined || more.length > 0 ? undefined : machine.stage(value);
}

/** It leads out of its stage on a way that the lifecycle declares, and does not bear the name of the other one. */
function isWayOut(
  { campaign }: CampaignNode,
  own: StageSymbol,
  to: StageSymbol,
  machine: StageMachine,
): boolean {
  const label = stageNumber.exec(to.name)?.[2]?.toLowerCase() ?? '';
  const isNamedAfter = label !== '' && campaign.name.toLowerCase().includes(label);
  return machine.isDeclared(own.name, to.name) && !isNamedAfter;
}
