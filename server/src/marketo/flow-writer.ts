import {
  commonEnds,
  normalChoice,
  sameText,
  vocabularyKey,
  type DesiredChoice,
  type DesiredStep,
} from '../compiler/index.ts';
import { failure, success, type Answer } from './answer.ts';
import { addChoice, addStep, removeChoice, removeStep, setChoice } from './endpoints/flow.ts';
import type { CampaignRecord, ChoiceRecord, StepRecord } from './endpoints/records.ts';
import { choiceFromApi, stepFromApi } from './from-api.ts';
import type { MarketoHttp } from './http.ts';
import type { StepType, Vocabulary } from './vocabulary.ts';
import { writeUntilDone, type NextCall } from './write-loop.ts';

export interface FlowWriting {
  readonly http: MarketoHttp;
  readonly vocabulary: Vocabulary;
  readonly name: string;
  readonly program: string;
  readonly flow: readonly DesiredStep[];
  /** Steps that stand there are configured, not replaced: tools take none away. */
  readonly keeps?: boolean;
  readonly read: () => Promise<Answer<CampaignRecord>>;
}

type Next = Answer<NextCall<CampaignRecord> | undefined>;

/**
 * Writes the flow of a campaign, from whatever state it is in, round by round as rules are written. Steps that are right
 * at the start and at the end stay. Steps cannot be moved, so what differs between is removed and inserted anew.
 *
 * @param known the campaign as it was just read or made.
 */
export function writeFlow(writing: FlowWriting, known: CampaignRecord): Promise<Answer<CampaignRecord>> {
  const { http, read, name, flow } = writing;
  const kept = writing.keeps === true ? (known.flow?.steps ?? []) : [];
  const added: AddedSteps = { ids: new Set(kept.map(({ id }) => id)), before: undefined };
  const choices = flow.reduce((sum, step) => sum + step.choices.length, 0);
  return writeUntilDone(
    {
      http,
      read,
      next: (campaign, tried) => nextCall(writing, campaign, added, tried),
      limit: 20 + 2 * (flow.length + 2 * choices) + (known.flow?.steps.length ?? 0),
      what: `the flow of "${name}"`,
    },
    known,
  );
}

/** Steps that this run has put there: they are configured, while others that differ are replaced. */
interface AddedSteps {
  readonly ids: Set<number>;
  /** Ids of the steps that stood there before the latest insertion. */
  before: ReadonlySet<number> | undefined;
}

async function nextCall(
  writing: FlowWriting,
  campaign: CampaignRecord,
  added: AddedSteps,
  tried: ReadonlySet<string>,
): Promise<Next> {
  const { http, flow, vocabulary, program } = writing;
  const present = campaign.flow?.steps ?? [];
  for (const { id } of present) if (added.before?.has(id) === false) added.ids.add(id);
  const { start, end } = commonEnds(present.map(stepFromApi), flow, program);
  const open = present.slice(start, present.length - end);
  const wanted = flow.slice(start, flow.length - end);
  const stale = open.find(({ id }) => !added.ids.has(id)) ?? open[wanted.length];
  if (stale !== undefined) return success({ call: () => removeStep(http, campaign.id, stale.id) });
  for (const [index, step] of wanted.entries()) {
    const type = await vocabulary.step(step.name);
    if (type.kind !== 'success') return type;
    const written = open[index];
    if (written === undefined || vocabularyKey(written.activityTypeName) !== vocabularyKey(step.name)) {
      added.before = new Set(present.map(({ id }) => id));
      return success({ call: () => addStep(http, campaign.id, type.result.id, start + index) });
    }
    const next = await nextChoiceCall(writing, campaign.id, step, written, type.result, tried);
    if (next.kind !== 'success' || next.result !== undefined) return next;
  }
  return success(undefined);
}

async function nextChoiceCall(
  { http, vocabulary, program }: FlowWriting,
  campaign: number,
  step: DesiredStep,
  written: StepRecord,
  type: StepType,
  tried: ReadonlySet<string>,
): Promise<Next> {
  const present = [
    ...written.stepChoice.filter((choice) => !choice.default),
    ...written.stepChoice.filter((choice) => choice.default),
  ];
  if (present.length < step.choices.length)
    return success({ call: () => addChoice(http, campaign, written.id) });
  const surplus =
    present.length > step.choices.length ? present.find((choice) => !choice.default) : undefined;
  if (surplus !== undefined)
    return success({ call: () => removeChoice(http, campaign, written.id, surplus.id) });
  for (const [index, wanted] of step.choices.entries()) {
    const choice = present[index];
    const key = `choice ${choice?.id}`;
    if (choice === undefined || tried.has(key) || sameChoice(wanted, choice, program)) continue;
    const condition = wanted.condition && (await vocabulary.condition(wanted.condition));
    if (condition !== undefined && condition.kind !== 'success') return condition;
    const attributes = attributesOf(wanted, type);
    if (attributes.kind !== 'success') return attributes;
    const content = {
      attributes: attributes.result,
      condition: wanted.condition && condition && { ...wanted.condition, type: condition.result },
    };
    return success({ key, call: () => setChoice(http, campaign, written.id, choice.id, content) });
  }
  return success(undefined);
}

const sameChoice = (wanted: DesiredChoice, choice: ChoiceRecord, program: string): boolean =>
  sameText(normalChoice(wanted, program), normalChoice(choiceFromApi(choice), program));

function attributesOf({ attributes }: DesiredChoice, type: StepType): Answer<ReadonlyMap<number, string>> {
  const byId = new Map<number, string>();
  for (const { name, value } of attributes ?? []) {
    const id = type.attribute(name);
    if (id === undefined) {
      return failure(
        'refused',
        'other',
        'unknown-name',
        `The instance's flow step "${type.name}" has no setting "${name}".`,
      );
    }
    byId.set(id, value);
  }
  return success(byId);
}
