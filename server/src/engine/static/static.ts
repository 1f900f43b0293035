import type { EngineProgram } from '../program/index.ts';
import type { Semantics } from '../semantics.ts';
import { batchesMeanwhile } from './batch.ts';
import { essential } from './essential.ts';
import { LazyOutlook, type Outlook } from './outlook.ts';
import { type Survey, survey, surveyAgain } from './survey.ts';

/** The first tier: sets and graphs only. */
export interface StaticTier {
  /** Of everything that may start something by itself. */
  outlooks(program: EngineProgram): readonly Outlook[];
  /** Those that have to be looked at for everything to be known, batch runs that meet something included. */
  candidates(program: EngineProgram): readonly Outlook[];
}

/** Keeps what it worked out for the last program: after an edit only what the edited campaigns take part in is looked at. */
export function createStaticTier(semantics: Semantics): StaticTier {
  let last: Tier | undefined;
  const tierOf = (program: EngineProgram): Tier => {
    if (last?.survey.program !== program) last = tierFor(program, semantics, last);
    return last;
  };
  return {
    outlooks: (program) => tierOf(program).outlooks,
    candidates(program) {
      const tier = tierOf(program);
      return (tier.candidates ??= essential([...tier.outlooks, ...withBatches(tier)]));
    },
  };
}

interface Tier {
  readonly survey: Survey;
  readonly outlooks: readonly LazyOutlook[];
  /** What happens while a batch campaign runs, by name. */
  readonly batches: Map<string, LazyOutlook>;
  candidates: readonly Outlook[] | undefined;
}

function tierFor(program: EngineProgram, semantics: Semantics, last: Tier | undefined): Tier {
  const revised = last && surveyAgain(program, semantics, last.survey);
  if (last === undefined || revised === undefined) {
    const fresh = survey(program, semantics);
    const outlooks = fresh.stimuli.map((stimulus) => LazyOutlook.of(fresh, stimulus));
    return { survey: fresh, outlooks, batches: new Map(), candidates: undefined };
  }
  const { survey: now, numbers } = revised;
  const outlooks = last.outlooks.map((outlook) => outlook.again(now, numbers));
  const batches = new Map([...last.batches].map(([name, outlook]) => [name, outlook.again(now, numbers)]));
  return { survey: now, outlooks, batches, candidates: undefined };
}

function withBatches({ survey: now, outlooks, batches }: Tier): LazyOutlook[] {
  const stimuli = batchesMeanwhile(now.clashes, outlooks, (name) => batches.get(name)?.stimulus);
  const found = stimuli.map((stimulus) => batches.get(stimulus.name) ?? LazyOutlook.of(now, stimulus));
  batches.clear();
  for (const outlook of found) batches.set(outlook.stimulus.name, outlook);
  return found;
}
