import { type BoundStep, type Model, stageKey, type StageMachine } from '../../../model/index.ts';
import { isField, type StepCode, stepsIn, type Thing } from '../../../engine/index.ts';
import { stringLiteral } from '../../spelling.ts';
import type { Move } from '../move.ts';
import type { Race } from '../race.ts';
import type { Restamp } from '../restamp.ts';
import type { Candidate } from './candidate.ts';
import { type Scene, type Written, writtenOf } from './scene.ts';

/** Steps that write what ends differently ask for the present value first: nothing can come between a choice and its step. */
export function* guards(
  scene: Scene,
  { sides, things, consequences: [{ watched }] }: Race,
): Generator<Candidate> {
  // What is asked about a value helps where the value itself is at stake.
  const about = watched.kind === 'thing' ? [watched.thing] : things.filter(isField);
  for (const campaign of new Set(sides.map((side) => side.campaign))) {
    const written = writtenOf(scene, campaign);
    if (written === undefined) continue;
    for (const thing of about) yield* guardsOf(scene, written, thing);
  }
}

/** The step that goes back, or stamps again, writes only where it may. */
export function* guardsOfStep(
  scene: Scene,
  { campaign, step }: Pick<Move | Restamp, 'campaign' | 'step'>,
  thing: Thing,
): Generator<Candidate> {
  const written = writtenOf(scene, campaign);
  if (written !== undefined) yield* guardsOf(scene, written, thing, step);
}

function* guardsOf(scene: Scene, written: Written, thing: Thing, only?: StepCode): Generator<Candidate> {
  for (const { step, code } of plainWrites(written, thing)) {
    if (only !== undefined && code !== only) continue;
    const field = scene.program.nameOf(thing);
    for (const tests of testsFor(scene, thing, field, step, code)) {
      const statement = written.text.text(step);
      const branches = tests.map((test) => `if ${test} then ${statement}`);
      const choice = `${branches.join('\nelse ')}\nelse nothing`;
      yield {
        kind: 'guard',
        group: `${written.symbol.name} ${step.start}`,
        title: `Write ${field} in "${written.symbol.name}" only if ${inWords(tests)}`,
        edits: [written.text.replace(step, choice)],
      };
    }
  }
}

/** Steps outside choices: a choice has room for one test only. */
function plainWrites({ symbol, campaign }: Written, thing: Thing) {
  const codes = stepsIn(campaign.flow).filter(({ writes }) => writes.some((write) => write.thing === thing));
  return symbol.bound.flow.flatMap((item): { readonly step: BoundStep; readonly code: StepCode }[] => {
    const code = codes.find(({ place }) => place?.start === item.start);
    return item.kind === 'step' && code !== undefined ? [{ step: item, code }] : [];
  });
}

/**
 * Ways to ask, the widest first. Of a stage: for those from which it may be reached, as far as people are there in
 * them. Of anything else: whether it is empty; a score says nothing of who has written it.
 */
function testsFor(
  { model, program }: Scene,
  thing: Thing,
  field: string,
  step: BoundStep,
  code: StepCode,
): string[][] {
  const empty = `${field} is empty`;
  const lifecycle = program.lifecycles.find(({ stage }) => stage === thing);
  const machine = machineNamed(model, lifecycle?.name);
  if (machine === undefined) return program.field(thing).isScore ? [] : [[empty]];
  const to = stageWritten(code, thing);
  if (to === undefined) return [];
  const there = machine.writes.find((write) => write.step === step)?.from;
  const mayMove = (from: string) => there?.has(stageKey(from)) !== false && machine.isDeclared(from, to);
  const from = machine.stages
    .map(({ name }) => name)
    .filter((name) => stageKey(name) !== stageKey(to) && mayMove(name));
  const known = from.length === 0 ? [] : [`${field} is ${from.map(stringLiteral).join(', ')}`];
  return mayMove('') ? [[empty, ...known], known].filter((tests) => tests.length > 0) : [known];
}

function machineNamed(model: Model, name: string | undefined): StageMachine | undefined {
  return model.stageMachines.find(({ lifecycle }) => lifecycle.name === name);
}

/** The stage that a step writes, where it is written down. */
function stageWritten({ writes }: StepCode, thing: Thing): string | undefined {
  const value = writes.find((write) => write.thing === thing)?.value;
  return value?.kind === 'value' && value.value.kind === 'text' ? value.value.text : undefined;
}

function inWords(tests: readonly string[]): string {
  const [first, second] = tests;
  // `[Lifecycle Status] is empty or is "1 - MAL"`
  return second === undefined ? (first ?? '') : `${first} or ${second.slice(second.indexOf('] ') + 2)}`;
}
