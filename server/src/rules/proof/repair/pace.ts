import { quoted } from '../../spelling.ts';
import type { Loop } from '../loop.ts';
import type { Recycle } from '../recycle.ts';
import type { Refire } from '../refire.ts';
import type { Candidate } from './candidate.ts';
import { type Scene, type Written, writtenOf } from './scene.ts';

/** Whoever starts themselves again takes a person once a day at most. */
export function* onceADay(scene: Scene, { campaigns, kind }: Loop): Generator<Candidate> {
  // Requests that are refused are work that is not done.
  if (kind === 'chain/cycle') return;
  // A round begins anywhere; the files have an order.
  for (const campaign of campaigns.toSorted((a, b) => a.id - b.id))
    yield* pace(writtenOf(scene, campaign), 'every 1 day', 'once a day at most');
}

/** A threshold is reached once. */
export function* onlyOnce(scene: Scene, { campaign }: Refire): Generator<Candidate> {
  yield* pace(writtenOf(scene, campaign), 'once', 'once');
}

/** Only more points lead back, not those that are taken away. */
export function* onlyUpwards(scene: Scene, { back }: Recycle): Generator<Candidate> {
  const written = writtenOf(scene, back.campaign);
  const triggers = written?.symbol.bound.triggers.filter(
    ({ definition }) => definition.name === 'Score is Changed',
  );
  const [trigger, ...others] = triggers ?? [];
  if (written === undefined || trigger === undefined || others.length > 0) return;
  const last = trigger.constraints.at(-1);
  if (last === undefined || trigger.constraints.some(({ name }) => name === 'Change')) return;
  yield {
    kind: 'guard',
    title: `Let ${quoted(written.symbol.name)} hear of points that are added only`,
    edits: [written.text.replace(last, `${written.text.text(last)}, [Change] greater than 0`)],
  };
}

function* pace(written: Written | undefined, rule: string, inWords: string): Generator<Candidate> {
  const span = written?.symbol.bound.qualifySpan;
  if (written === undefined || span === undefined) return;
  yield {
    kind: 'pace',
    title: `Let each person through ${quoted(written.symbol.name)} ${inWords}`,
    edits: [written.text.replace(span, `qualify ${rule}`)],
  };
}
