import { isField, stepsIn, type StepCode, type Thing } from '../../../engine/index.ts';
import type { BoundFlowItem } from '../../../model/index.ts';
import { quoted, stringLiteral } from '../../spelling.ts';
import type { Race } from '../race.ts';
import type { Refire } from '../refire.ts';
import type { Candidate } from './candidate.ts';
import { entryAsFilter, filtersOf, triggerFor } from './conditions.ts';
import { rolesIn } from './roles.ts';
import { type Scene, standingAt, type Written, writtenOf } from './scene.ts';

/** The step that looks too soon, and all behind it, go on in a campaign that listens to what they look at. */
export function* continuations(scene: Scene, race: Race): Generator<Candidate> {
  for (const { reader, writer, thing } of rolesIn(race)) {
    const standing = standingAt(scene, reader);
    if (standing === undefined || !isOwnFlow(scene, standing.written)) continue;
    const { written, item } = standing;
    const trigger = triggerFor(scene.program, thing, writer, undefined);
    const { flow } = written.symbol.bound;
    const rest = flow.slice(flow.indexOf(item));
    if (trigger === undefined || rest.length === flow.length) continue;
    const entry = entryAsFilter(written.text);
    if (entry === undefined) continue;
    yield split(scene, written, trigger, [entry, ...filtersOf(written.text)], rest);
  }
}

/**
 * What must happen once is done by a campaign that listens to the value that the flow writes: it changes once, however
 * often it is written.
 */
export function* onceByChange(scene: Scene, cause: Race | Refire): Generator<Candidate> {
  const campaigns = 'sides' in cause ? cause.sides.map(({ campaign }) => campaign) : [cause.campaign];
  const [campaign, ...others] = new Set(campaigns);
  const written = others.length === 0 ? writtenOf(scene, campaign) : undefined;
  if (written === undefined || !isOwnFlow(scene, written)) return;
  const about =
    'sides' in cause ? cause.things.filter(isField) : scene.program.lifecycles.map(({ stage }) => stage);
  for (const thing of about) {
    const value = valueWritten(written, thing);
    const rest = written.symbol.bound.flow.filter((item) => !touches(written, item, thing));
    if (value === undefined || rest.length === 0 || rest.length === written.symbol.bound.flow.length)
      continue;
    const trigger = `trigger Data Value Changes ${scene.program.nameOf(thing)} { [New Value] is ${value} }`;
    yield split(scene, written, trigger, [], rest);
  }
}

/** Those who are called go on with their caller's people. */
function isOwnFlow({ model }: Scene, { symbol }: Written): boolean {
  return symbol.bound.kind === 'trigger' && model.graph.node(symbol).calledBy.length === 0;
}

function split(
  { model }: Scene,
  { symbol, text }: Written,
  trigger: string,
  filters: readonly string[],
  rest: readonly BoundFlowItem[],
): Candidate {
  const name = freeName(symbol.name, new Set(model.campaigns.map((campaign) => campaign.name)));
  const flow = `flow {\n${rest.map((item) => text.whole(item)).join('\n')}\n}`;
  const statements = ['qualify every time', trigger, ...filters, flow];
  const declaration = `campaign ${stringLiteral(name)} {\n${statements.join('\n')}\n}`;
  return {
    kind: 'continue',
    title: `Go on in a campaign of its own, ${quoted(name)}, that listens: ${trigger.slice('trigger '.length)}`,
    edits: [...rest.map((item) => text.remove(item)), text.below(declaration)],
  };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? `${name}, Continued` : `${name}, Continued ${count}`;
    if (!taken.has(free)) return free;
  }
}

/** The one value that the flow writes to a field; undefined where it is several, or nobody knows. */
function valueWritten({ campaign }: Written, thing: Thing): string | undefined {
  const values = new Set(
    stepsIn(campaign.flow).flatMap(({ writes }) =>
      writes.flatMap((write) =>
        write.thing !== thing
          ? []
          : write.value?.kind === 'value' && write.value.value.kind === 'text'
            ? stringLiteral(write.value.value.text)
            : [undefined],
      ),
    ),
  );
  const [only] = values;
  return values.size === 1 ? only : undefined;
}

function touches({ campaign }: Written, item: BoundFlowItem, thing: Thing): boolean {
  const within = ({ place }: StepCode) =>
    place !== undefined && item.start <= place.start && place.end <= item.end;
  return stepsIn(campaign.flow).some(
    (step) => within(step) && step.writes.some((write) => write.thing === thing),
  );
}
