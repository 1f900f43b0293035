import { createEngineCompiler, type EngineCompiler } from '../../../engine/index.ts';
import type { Document, Location, Model } from '../../../model/index.ts';
import type { Fix } from '../../rule.ts';
import type { Candidate } from './candidate.ts';
import type { Cause } from './cause.ts';
import { differenceOf } from './difference.ts';
import { type End, endFor, wantedEnds } from './ends.ts';
import { proposals } from './proposals.ts';
import { edited, revised } from './revision.ts';
import { scenarioKeeper } from './scenarios.ts';
import { type Examined, isRepaired } from './verdict.ts';
import { provedInWords } from './words.ts';

/** How far to look for repairs: proving one costs as much as proving what it repairs. */
export interface RepairLimits {
  /** Candidates that are tried. */
  readonly tried: number;
  /** Repairs after which nobody wants another. */
  readonly proved: number;
}

export interface RepairsOptions {
  readonly limits?: RepairLimits;
  /** Told what is tried next: `Execute "010 - Job Level" instead of requesting it`. */
  readonly trying?: (title: string) => void;
}

export const defaultRepairLimits: RepairLimits = { tried: 16, proved: 5 };

/** How a model is examined: by the rules and the budget by which the finding was made. */
export type Examine = (model: Model) => Examined;

/**
 * The repairs of a cause, each proved on the changed files. One answer for each candidate, undefined where it does not
 * help, so that whoever asks can stop in between.
 */
export function* repairsOf(
  cause: Cause,
  before: Examined,
  examine: Examine,
  { limits = defaultRepairLimits, trying }: RepairsOptions = {},
): Generator<Fix<Location> | undefined, void> {
  const { model, analysis } = before;
  const seen = new Set<string>();
  const settled = new Set<string | undefined>();
  const tools: ProofTools = { examine, compiler: createEngineCompiler(), keeps: scenarioKeeper(before) };
  let [tried, proved] = [0, 0];
  for (const candidate of proposals({ model, program: analysis.program }, cause)) {
    if (tried === limits.tried || proved === limits.proved) return;
    const texts = edited(model, candidate.edits);
    const key = JSON.stringify([...(texts ?? [])]);
    if (texts === undefined || seen.has(key) || settled.has(candidate.group)) continue;
    seen.add(key);
    tried += 1;
    trying?.(candidate.title);
    const fix = provedFix(cause, before, candidate, tools);
    if (fix !== undefined) proved += 1;
    if (fix !== undefined && candidate.group !== undefined) settled.add(candidate.group);
    yield fix;
  }
}

/** What candidates of one cause are proved with. */
interface ProofTools {
  readonly examine: Examine;
  readonly compiler?: EngineCompiler;
  readonly keeps?: (after: Examined) => boolean;
}

/** A candidate as a fix, if it is one. Cheap questions first: can it be read, does the person at hand fare well. */
export function provedFix(
  cause: Cause,
  before: Examined,
  candidate: Candidate,
  { examine, compiler = createEngineCompiler(), keeps = scenarioKeeper(before) }: ProofTools,
): Fix<Location> | undefined {
  const texts = edited(before.model, candidate.edits);
  const model = texts && revised(before.model, texts);
  if (texts === undefined || model === undefined) return undefined;
  let end: End | undefined;
  if (cause.kind === 'race') {
    const key = endFor(compiler.compile(model), cause.race);
    end = wantedEnds(before.model, cause.race).find((one) => one.key === key);
    if (end === undefined) return undefined;
  }
  const after = examine(model);
  if (!isRepaired(cause, before, after) || !keeps(after)) return undefined;
  return fixOf(before.model, cause, candidate, texts, end);
}

function fixOf(
  model: Model,
  cause: Cause,
  candidate: Candidate,
  texts: ReadonlyMap<string, string>,
  end: End | undefined,
): Fix<Location> {
  return {
    title: `${candidate.title} (proved: ${provedInWords(cause, candidate, end)})`,
    // Of the orders that there are today it leaves one: for some people that is a change.
    safe: false,
    ...(candidate.kind === 'wait' && { rule: 'wait/missing' }),
    edits: [...texts].flatMap(([uri, text]) => {
      const document = model.documents.get(uri);
      return document === undefined ? [] : editsOf(document, text);
    }),
  };
}

/** Whole lines, as few as will do. */
function editsOf({ uri, text, lineStarts }: Document, after: string): Fix<Location>['edits'] {
  const linesOf = (whole: string) => whole.split(/(?<=\n)/);
  return differenceOf(linesOf(text), linesOf(after)).map(({ start, end, lines }) => ({
    place: { uri, start: lineStarts[start] ?? text.length, end: lineStarts[end] ?? text.length },
    text: lines.join(''),
  }));
}
