import {
  type BoundCampaign,
  type BoundFlowItem,
  type BoundStep,
  placeOf,
  readsOf,
  stepsOf,
  type Thing,
  writesOf,
} from '../../model/index.ts';
import { choicesIn, type PlainWait, plainWaits } from '../flow-waits.ts';
import { statementRemoved } from '../removal.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { bracketed, quoted } from '../spelling.ts';

/** Longer waits have another purpose. */
const longest = 60;

export const rule: Rule = {
  id: 'wait/needless',
  severity: 'information',
  method: 'graph',
  summary: 'A short wait between a step that writes a field and the choice that looks at it.',
  why: 'The next step sees what a step has written, at once; a wait of more than five minutes only puts the person at the end of the queue.',
  fix: 'unsafe',
  yieldsTo: ['wait/fragile'],
  checkDeclaration: function* (_declaration, bound, { text }) {
    if (!('flow' in bound)) return;
    for (const wait of plainWaits(bound)) {
      if (wait.minutes === undefined || wait.minutes > longest) continue;
      const before = bound.flow[wait.at - 1];
      const after = bound.flow[wait.at + 1];
      if (before === undefined || after === undefined || waitsForOthers(bound, wait)) continue;
      const thing = readBetween(before, after);
      if (thing !== undefined) yield finding(bound, wait, before, thing, text);
    }
  },
};

/** Somebody may be at work beside this flow: a campaign that was requested, Salesforce, a webhook, a segmentation. */
function waitsForOthers({ flow }: BoundCampaign, { at }: PlainWait): boolean {
  return stepsOf(flow.slice(0, at)).some(
    ({ definition: { effects } }) =>
      effects.late || effects.starts !== undefined || effects.implies.length > 0,
  );
}

/** A field that the step before has written and the choice behind asks for. */
function readBetween(before: BoundFlowItem, after: BoundFlowItem): Thing | undefined {
  const written = new Set(
    stepsOf([before])
      .filter(isWrite)
      .flatMap(writesOf)
      .map(({ thing }) => thing),
  );
  return choicesIn([after])
    .flatMap(readsOf)
    .find((thing) => written.has(thing));
}

function isWrite({ definition }: BoundStep): boolean {
  return definition.name === 'Change Data Value' || definition.name === 'Change Score';
}

function finding(
  { declaration }: BoundCampaign,
  { step, length }: PlainWait,
  before: BoundFlowItem,
  thing: Thing,
  text: string,
): RawFinding {
  const key = thing.slice('field:'.length);
  const name = stepsOf([before])
    .flatMap(({ arguments: all }) => all.flatMap(({ values }) => values))
    .find((value) => value.kind === 'FieldName' && value.name.toLowerCase() === key);
  const field = bracketed(name?.kind === 'FieldName' ? name.name : key);
  return {
    place: placeOf(declaration, step),
    message: `${quoted(declaration.name.value)} waits ${length} between writing ${field} and looking at it, which is not needed.`,
    advice: 'Take the wait out.',
    unnecessary: true,
    related: [
      { place: placeOf(declaration, before), message: `${field} is written here, for the next step to see` },
    ],
    fixes: [{ title: 'Take the wait out', safe: false, edits: [statementRemoved(declaration, text, step)] }],
  };
}
