import type { Analysis } from '../proof/analysis.ts';
import type { Unstamped } from '../proof/unstamped.ts';
import { eventInWords } from '../proof/words.ts';
import type { RawFinding, Rule } from '../rule.ts';
import { quoted } from '../spelling.ts';

export const rule: Rule = {
  id: 'stage/not-stamped',
  severity: 'warning',
  method: 'proof',
  summary: 'A person is in a stage whose declared stamp nobody has written.',
  why: 'A stage without its date is not counted: conversion, time in stage and the clock of an SLA all start from the stamp.',
  fix: 'unsafe',
  checkProof: function* (analysis) {
    const missing = analysis.unstamped.filter((one) => !isExplained(analysis, one));
    const byStamp = Map.groupBy(missing, ({ stage, stamp }) => `${stage.name}\n${stamp.thing}`);
    for (const [first, ...others] of byStamp.values()) {
      const place = first && placeOf(analysis, first);
      if (first === undefined || place === undefined) continue;
      yield {
        place,
        message: messageOf(analysis, first),
        advice:
          'Write the stamp behind the step that enters the stage, or in a campaign that listens to the change of the stage every time.',
        related: others.flatMap((other) => relatedOf(analysis, other)),
        witness: first.witness,
        cause: { kind: 'no stamp', missing: first },
      };
    }
  },
};

/** That a date is written or not by chance is a race, and told as one. */
function isExplained({ races }: Analysis, { lifecycle, stamp }: Unstamped): boolean {
  return races.some(({ consequences }) =>
    consequences.some(
      ({ watched }) =>
        watched.kind === 'thing' && (watched.thing === stamp.thing || watched.thing === lifecycle.stage),
    ),
  );
}

/** Where campaigns cannot be at fault, the promise itself. */
function placeOf(
  { model }: Analysis,
  { step, lifecycle, stage }: Unstamped,
): RawFinding['place'] | undefined {
  if (step !== undefined) return step.place;
  return model.stageMachines.find((machine) => machine.lifecycle.name === lifecycle.name)?.stage(stage.name)
    ?.place;
}

function messageOf({ program }: Analysis, { by, stage, stamp, stimulus }: Unstamped): string {
  const date = program.nameOf(stamp.thing);
  const state = stamp.which === 'latest' ? 'is not renewed' : 'is still empty';
  const who = by === undefined ? 'Salesforce' : quoted(by.name);
  const when = by === undefined ? '' : ` after ${eventInWords(stimulus)}`;
  return `${who} takes people to ${quoted(stage.name)}${when}, and ${date} ${state} when everything has come to rest.`;
}

function relatedOf(analysis: Analysis, other: Unstamped): NonNullable<RawFinding['related']> {
  const place = placeOf(analysis, other);
  const who = other.by === undefined ? 'Salesforce' : quoted(other.by.name);
  return place === undefined ? [] : [{ place, message: `${who} enters the stage without the stamp, too` }];
}
