import { stageKey, type StageMachine, type StageSymbol, type StageWrite } from '../../model/index.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { isSalesforce } from '../salesforce-record.ts';
import { bracketed, listed, quoted } from '../spelling.ts';
import { hasUnknownAutomation, isWrittenOutside } from '../outside.ts';

export const rule: Rule = {
  id: 'stage/no-way-in',
  severity: 'warning',
  method: 'graph',
  summary: 'A stage into which a declared move leads and no campaign takes anyone.',
  why: 'The stage stands in the agreed lifecycle and stays empty, so every report about it and about the next one is wrong.',
  checkModel: function* (model) {
    if (model.stageMachines.length === 0 || hasUnknownAutomation(model)) return;
    for (const machine of model.stageMachines) {
      const writes = machine.writes.filter(({ campaign }) => campaign.bound.active);
      if (writes.length === 0 || isWrittenOutside(model, machine)) continue;
      // A step that writes a token may write any stage.
      const entered = new Set(writes.map(({ to }) => (to === undefined ? undefined : stageKey(to))));
      if (entered.has(undefined)) continue;
      for (const stage of machine.stages) {
        if (!entered.has(stageKey(stage.name))) yield* checkStage(machine, stage, writes);
      }
    }
  },
};

function* checkStage(
  machine: StageMachine,
  stage: StageSymbol,
  writes: readonly StageWrite[],
): Generator<RawFinding> {
  const before = machine.stages.filter(
    (other) => other !== stage && machine.isDeclared(other.name, stage.name),
  );
  // Where no move leads, people begin; and Salesforce takes people into its stages and out of them.
  if (before.length === 0 || isSalesforce(stage.master)) return;
  if (before.some(({ master }) => isSalesforce(master))) return;
  const field = bracketed(machine.lifecycle.field ?? machine.lifecycle.name);
  const campaigns = [...new Set(writes.map(({ campaign }) => quoted(campaign.name)))];
  yield {
    place: stage.place,
    message: `Nobody ever enters ${quoted(stage.name)}: of the campaigns that write ${field} (${listed(campaigns, 4)}), none sets it.`,
    advice: `Add a campaign that sets ${field} to ${quoted(stage.name)} for people in ${listed(before.map(({ name }) => quoted(name)))}, or take the stage out.`,
  };
}
