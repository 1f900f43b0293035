import {
  type CampaignSymbol,
  placeOf,
  stageKey,
  type StageMachine,
  type StageSymbol,
  type StageWrite,
} from '../../model/index.ts';
import { runsAfterCreation } from '../campaign-starts.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { isSalesforce } from '../salesforce-record.ts';
import { bracketed, listed, quoted } from '../spelling.ts';
import { hasUnknownAutomation, isWrittenOutside } from '../outside.ts';

export const rule: Rule = {
  id: 'stage/no-way-out',
  severity: 'warning',
  method: 'graph',
  summary: 'A stage that people enter and that no campaign ever takes them out of.',
  why: 'People pile up in a stage that nothing leads out of, and nobody works on them.',
  fix: 'unsafe',
  checkModel: function* (model) {
    if (model.stageMachines.length === 0 || hasUnknownAutomation(model)) return;
    const isLate = runsAfterCreation(model, ({ active }) => active);
    for (const machine of model.stageMachines) {
      const writes = machine.writes.filter(({ campaign }) => campaign.bound.active);
      if (writes.length === 0 || isWrittenOutside(model, machine)) continue;
      for (const stage of machine.stages) {
        if (!stage.terminal && !leadsToSalesforce(machine, stage))
          yield* checkStage(machine, stage, writes, isLate);
      }
    }
  },
};

function* checkStage(
  machine: StageMachine,
  stage: StageSymbol,
  writes: readonly StageWrite[],
  runsLate: (campaign: CampaignSymbol) => boolean,
): Generator<RawFinding> {
  const key = stageKey(stage.name);
  const entries = writes.filter(({ to }) => to === undefined || stageKey(to) === key);
  // A campaign that lets nobody through tests for a stage that does not exist: `value/domain` speaks about it.
  const leaves = ({ from, to }: StageWrite) =>
    to === undefined || (stageKey(to) !== key && (from.size === 0 || from.has(key)));
  const exits = writes.filter(leaves);
  const isLate = ({ campaign }: StageWrite) => runsLate(campaign);
  // Nobody gets there: then another rule speaks.
  if (entries.length === 0) return;
  if (exits.length === 0) {
    yield finding(machine, stage, entries, 'no campaign takes anyone out of it');
  } else if (!exits.some(isLate) && entries.some(isLate)) {
    const names = listed([...new Set(exits.map(({ campaign }) => quoted(campaign.name)))]);
    const problem = `no campaign takes anyone out of it later: ${names} runs only when a person is created`;
    yield finding(machine, stage, entries, problem);
  }
}

function finding(
  machine: StageMachine,
  stage: StageSymbol,
  entries: readonly StageWrite[],
  problem: string,
): RawFinding {
  const next = machine.stages.filter(
    (other) => other !== stage && machine.isDeclared(stage.name, other.name),
  );
  const field = bracketed(machine.lifecycle.field ?? machine.lifecycle.name);
  return {
    place: stage.place,
    message: `People enter ${quoted(stage.name)}, but ${problem}.`,
    advice:
      next.length === 0
        ? 'Add a campaign that moves them on, or declare the stage terminal.'
        : `Add a campaign that sets ${field} to ${listed(next.map(({ name }) => quoted(name)))}.`,
    related: entries.slice(0, 5).map(({ campaign, step }) => ({
      place: placeOf(campaign.bound.declaration, step),
      message: `${quoted(campaign.name)} moves people into it here`,
    })),
    fixes: next.length === 0 ? [declareTerminal(machine, stage)] : [],
  };
}

function declareTerminal({ lifecycle }: StageMachine, { name, node }: StageSymbol): Fix {
  const last = node.items?.at(-1);
  const after = last?.end ?? node.name.end;
  const place = placeOf(lifecycle.declaration, { start: after, end: after });
  const text = last === undefined ? ' { terminal }' : ', terminal';
  return { title: `Declare ${quoted(name)} terminal`, safe: false, edits: [{ place, text }] };
}

/** Salesforce moves people on from the stages that it is master of, and into them where that is declared. */
function leadsToSalesforce(machine: StageMachine, stage: StageSymbol): boolean {
  return machine.stages.some(
    (next) => isSalesforce(next.master) && (next === stage || machine.isDeclared(stage.name, next.name)),
  );
}
