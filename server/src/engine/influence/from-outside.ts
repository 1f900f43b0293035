import type { Engine } from '../engine.ts';
import { ALL_CHANGES } from '../program/index.ts';
import type { Answer, Occurrence } from '../state/index.ts';
import { type Deed, deed } from './deed.ts';
import { changing, raising, segmenting } from './events.ts';
import { requestedBy } from './steps.ts';

/** What an answer from outside does to a person. */
export function deedsOfAnswer(engine: Engine, answer: Answer): readonly Deed[] {
  const { changes, fires, events, requests, segmentation } = answer;
  return [
    ...changes.map(({ thing, value }) =>
      changing(engine, thing, value.kind === 'unknown' ? undefined : value, fires),
    ),
    ...events.map(({ event }) => raising(engine, event)),
    ...(segmentation === undefined ? [] : [segmenting(engine, segmentation)]),
    deed({ wakes: requestedBy(engine, requests) }),
  ];
}

/** What happens to a person by itself. First values are no changes, unless the semantics say so; that they might be does no harm here. */
export function deedsOfOccurrence(engine: Engine, { changes, events, request }: Occurrence): readonly Deed[] {
  const changed = changes.map((wanted) => {
    const value = 'value' in wanted && wanted.value.kind !== 'unknown' ? wanted.value : undefined;
    return changing(engine, wanted.thing, value, ALL_CHANGES);
  });
  const requested = request === undefined ? [] : [request.campaign];
  return [...changed, ...events.map((event) => raising(engine, event)), deed({ wakes: requested })];
}
