import { fromCampaigns } from '../incremental/from-files.ts';
import {
  type BoundStep,
  type CampaignSymbol,
  type ExternalSymbol,
  type Model,
  placeOf,
  type Reference,
  stepsOf,
} from '../../model/index.ts';
import type { CampaignDeclaration } from '../../syntax/index.ts';
import { campaignNamedBy } from '../call-target.ts';
import { statementBefore } from '../insertion.ts';
import type { Edit, Fix, RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'chain/not-requestable',
  severity: 'error',
  method: 'graph',
  summary: 'A campaign that is requested or executed although it cannot be.',
  why: 'Marketo does not run the campaign and goes on with the next step, so the chain ends unseen.',
  fix: 'unsafe',
  checkModel: function* (model) {
    for (const start of starts(model)) {
      const { found } = model.resolve(start.target, start.declaration);
      // Where one name stands for several campaigns, `name/duplicate` speaks.
      const [symbol, ...others] = found ?? [];
      if (symbol === undefined || others.length > 0) continue;
      const call = { model, ...start };
      if (symbol.kind === 'campaign') yield* checkCampaign(call, symbol);
      else if (symbol.kind === 'external') yield* checkExternal(call, symbol);
    }
  },
};

interface Call {
  readonly model: Model;
  readonly declaration: CampaignDeclaration;
  readonly step: BoundStep;
  readonly target: Reference;
  readonly how: 'request' | 'execute';
}

const starts = fromCampaigns(({ bound }) =>
  bound.active
    ? stepsOf(bound.flow).flatMap((step): readonly Omit<Call, 'model'>[] => {
        const how = step.definition.effects.starts;
        const target = how && campaignNamedBy(step, { bound });
        const { declaration } = bound;
        return how === undefined || target === undefined ? [] : [{ declaration, step, target, how }];
      })
    : [],
);

function* checkCampaign(call: Call, { bound, name, place }: CampaignSymbol): Generator<RawFinding> {
  const say = (problem: string, advice: string, fixes: readonly (Fix | undefined)[]): RawFinding => ({
    place: placeOf(call.declaration, call.target),
    message: `${quoted(name)} cannot be ${call.how}${call.how === 'request' ? 'ed' : 'd'}: ${problem}.`,
    advice,
    related: [{ place, message: `${quoted(name)} is declared here` }],
    fixes: fixes.filter((fix) => fix !== undefined),
  });
  if (call.how === 'execute') {
    if (bound.kind === 'executable') return;
    const requestable = isRequestable(bound);
    yield say(
      'it is not executable',
      requestable
        ? 'Use Request Campaign, which does not wait for it, or make it executable.'
        : 'Make it executable: without triggers and without a schedule.',
      [
        requestable ? changeStep(call, 'Request Campaign') : undefined,
        bound.kind === 'batch' && bound.schedule === undefined ? add(call, bound, 'executable') : undefined,
      ],
    );
  } else if (bound.kind === 'executable') {
    yield say('it is executable', 'Use Execute Campaign, which waits until it is done.', [
      changeStep(call, 'Execute Campaign'),
    ]);
  } else if (!isRequestable(bound) && !hasUnreadTrigger(bound)) {
    const isBatch = bound.kind === 'batch';
    yield say(
      isBatch ? 'it is a batch campaign' : "it has no trigger 'Campaign is Requested'",
      `Add the trigger Campaign is Requested to ${quoted(name)}${isBatch ? ', or let its schedule run it' : ''}.`,
      [
        bound.schedule === undefined
          ? add(call, bound, 'trigger Campaign is Requested "Marketo Flow Action"')
          : undefined,
      ],
    );
  } else if (!bound.active) {
    yield say('it is inactive', 'Activate it, or take this step out.', [activate(bound.declaration)]);
  }
}

/** An external campaign that says what it is; one that says nothing may be either. */
function* checkExternal({ declaration, target, how }: Call, symbol: ExternalSymbol): Generator<RawFinding> {
  const effects = symbol.declaration.effects ?? [];
  const requestable = effects.some(({ kind }) => kind === 'Requestable');
  const executable = effects.some(({ kind }) => kind === 'ExecutableExternal');
  const fits = how === 'request' ? requestable || !executable : executable || !requestable;
  if (fits) return;
  yield {
    place: placeOf(declaration, target),
    message: `${quoted(symbol.name)} cannot be ${how === 'request' ? 'requested: it is executable' : 'executed: it is requestable'}.`,
    advice: how === 'request' ? 'Use Execute Campaign.' : 'Use Request Campaign.',
    related: [{ place: symbol.place, message: 'So it is declared here' }],
  };
}

function isRequestable({ kind, triggers }: CampaignSymbol['bound']): boolean {
  return kind === 'trigger' && triggers.some(({ definition }) => definition.name === 'Campaign is Requested');
}

/** `name/unknown-trigger` speaks about it: the trigger may be the very one. */
function hasUnreadTrigger({ problems }: CampaignSymbol['bound']): boolean {
  return problems.some(({ code }) => code === 'unknown-trigger');
}

function changeStep({ declaration, step }: Call, name: string): Fix {
  const edits: readonly Edit[] = [{ place: placeOf(declaration, step.nameSpan), text: name }];
  return { title: `Change to ${name}`, safe: false, edits };
}

function add({ model }: Call, { declaration }: CampaignSymbol['bound'], statement: string): Fix | undefined {
  const first = declaration.items.find((item) => ['Trigger', 'Filter', 'Flow'].includes(item.kind));
  const edit = first && statementBefore(model, declaration, first.start, statement);
  return (
    edit && { title: `Add ${statement} to ${quoted(declaration.name.value)}`, safe: false, edits: [edit] }
  );
}

function activate(declaration: CampaignDeclaration): Fix | undefined {
  const setting = declaration.items.find((item) => item.kind === 'Inactive');
  if (setting === undefined) return undefined;
  const edits: readonly Edit[] = [{ place: placeOf(declaration, setting), text: '' }];
  return { title: `Activate ${quoted(declaration.name.value)}`, safe: false, edits };
}
