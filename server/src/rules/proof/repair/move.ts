import { quoted } from '../../spelling.ts';
import type { Race } from '../race.ts';
import type { Candidate } from './candidate.ts';
import {
  isAskedFromOutside,
  isOnlyRequested,
  requestsOf,
  type Scene,
  standingAt,
  type Written,
  writtenOf,
} from './scene.ts';
import { rolesIn } from './roles.ts';

/** Steps to where they come late enough: a request behind what it needs, what relies on a request into its flow. */
export function* moves(scene: Scene, race: Race): Generator<Candidate> {
  for (const { reader, writer } of rolesIn(race)) {
    const [late, first] = [writtenOf(scene, reader.campaign), writtenOf(scene, writer.campaign)];
    if (late === undefined || first === undefined || late.symbol === first.symbol) continue;
    yield* requestedByWriter(scene, late, first);
    yield* requestLast(scene, late, first);
    const standing = standingAt(scene, reader);
    if (standing !== undefined) yield* intoTheTail(scene, late, first, standing.item.start);
  }
}

/** Both are requested by one flow, side by side: the writer requests the reader when it is done. */
function* requestedByWriter(scene: Scene, late: Written, first: Written): Generator<Candidate> {
  const [request, ...others] = requestsOf(scene, late);
  const parents = requestsOf(scene, first).map(({ from }) => from);
  if (request === undefined || others.length > 0 || isAskedFromOutside(scene, late)) return;
  if (parents.length !== 1 || parents[0] !== request.from || !isOnlyRequested(first)) return;
  const parent = request.from.bound.flow;
  const item = parent.find(({ start }) => start === request.step.start);
  const written = scene.program.campaigns.find(({ bound }) => bound === request.from.bound);
  const above = writtenOf(scene, written);
  if (item === undefined || above === undefined || parent.length < 2) return;
  yield {
    kind: 'move',
    title: `Let ${quoted(first.symbol.name)} request ${quoted(late.symbol.name)} at its end`,
    edits: [above.text.remove(item), ...first.text.append(above.text.whole(item))],
  };
}

/** The writer has requested the reader too early in its own flow. */
function* requestLast(scene: Scene, late: Written, first: Written): Generator<Candidate> {
  const request = requestsOf(scene, late).find(({ from }) => from === first.symbol);
  const { flow } = first.symbol.bound;
  const item = flow.find(({ start }) => start === request?.step.start);
  if (item === undefined || item === flow.at(-1)) return;
  yield {
    kind: 'move',
    title: `Request ${quoted(late.symbol.name)} at the end of ${quoted(first.symbol.name)}`,
    edits: [first.text.remove(item), ...first.text.append(first.text.whole(item))],
  };
}

/** The reader has requested the writer and does not wait for it: what relies on it goes into the writer's flow. */
function* intoTheTail(scene: Scene, late: Written, first: Written, from: number): Generator<Candidate> {
  const requests = requestsOf(scene, first);
  const { flow } = late.symbol.bound;
  const rest = flow.filter(({ start }) => start >= from);
  const [request, ...others] = requests;
  if (request?.from !== late.symbol || others.length > 0 || request.step.start >= from) return;
  if (rest.length === flow.length || isAskedFromOutside(scene, first) || !isOnlyRequested(first)) return;
  yield {
    kind: 'move',
    title: `Do it at the end of ${quoted(first.symbol.name)}, which writes what it relies on`,
    edits: [
      ...rest.map((item) => late.text.remove(item)),
      ...first.text.append(...rest.map((item) => late.text.whole(item))),
    ],
  };
}
