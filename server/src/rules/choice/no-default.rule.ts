import {
  type Bound,
  type BoundChoice,
  type BoundStep,
  type BoundTest,
  type Model,
  placeOf,
  writesOf,
} from '../../model/index.ts';
import { complementOf } from '../implication/complement.ts';
import { coveredBy } from '../implication/cover.ts';
import { perVocabulary } from '../incremental/per-vocabulary.ts';
import type { Edit, RawFinding, Rule } from '../rule.ts';
import { bracketed, listed } from '../spelling.ts';

export const rule: Rule = {
  id: 'choice/no-default',
  severity: 'warning',
  method: 'bind',
  summary: 'A choice that routes people and does not say what happens to those whom no branch takes.',
  why: 'Whoever fits none of the choices drops out of the lifecycle here, and nothing shows it.',
  fix: 'unsafe',
  checkModel: perVocabulary(function* (bound, model) {
    if (!('flow' in bound)) return;
    for (const item of bound.flow) {
      if (item.kind === 'choice' && item.otherwise === undefined) yield* checkChoice(bound, item, model);
    }
  }),
};

function* checkChoice(bound: Bound, choice: BoundChoice, model: Model): Generator<RawFinding> {
  const routes = choice.branches.flatMap(({ then }) =>
    then === undefined || then === 'nothing' ? [] : (routeOf(then, model) ?? []),
  );
  const last = choice.branches.at(-1);
  if (last === undefined || routes.length < 2 || takesEverybody(choice, model)) return;
  const { declaration } = bound;
  const tested = [
    ...new Set(choice.branches.flatMap(({ test }) => (test === undefined ? [] : subject(test)))),
  ];
  const edit: Edit = {
    place: placeOf(declaration, { start: last.end, end: last.end }),
    text: '\n    else nothing',
  };
  yield {
    place: placeOf(declaration, { start: choice.start, end: choice.branches[0]?.end ?? choice.end }),
    message: `This choice ${listed([...new Set(routes)])}, but says nothing of people whom none of its ${choice.branches.length} branches on ${listed(tested)} takes.`,
    advice:
      'Add an else: a campaign that looks after the unforeseen, or nothing where they may well drop out.',
    fixes: [{ title: 'Say that nothing happens to the others', safe: false, edits: [edit] }],
  };
}

/** What makes a branch a way on through the lifecycle: a call, a stage, an owner. */
function routeOf(step: BoundStep, model: Model): string | undefined {
  const { starts } = step.definition.effects;
  if (starts !== undefined) return `${starts}s campaigns`;
  if (step.definition.name === 'Change Owner') return 'changes the owner';
  const [write] = writesOf(step);
  const field = write?.thing.startsWith('field:') === true ? write.thing.slice('field:'.length) : undefined;
  const lifecycle = field === undefined ? undefined : model.lifecycleOn(field);
  return lifecycle && `writes the stage ${bracketed(lifecycle.field ?? lifecycle.name)}`;
}

function subject(test: BoundTest): string {
  return test.kind === 'field' ? bracketed(test.field.name) : test.definition.name;
}

/** `is empty` and `is not empty`: one of the two always fits. */
function takesEverybody({ branches }: BoundChoice, model: Model): boolean {
  const tests = branches.flatMap(({ test }) => test ?? []);
  const canonical = (field: string) => model.field(field)?.name ?? field;
  return tests.some((test) => {
    const complement = isTruth(test) ?? complementOf(test);
    return complement !== undefined && coveredBy(complement, tests, canonical) !== undefined;
  });
}

/** A Boolean is either true or false. */
function isTruth(test: BoundTest): BoundTest | undefined {
  const [value] = test.values;
  if (test.kind !== 'field' || value?.kind !== 'Boolean' || (test.operator?.name ?? 'is') !== 'is')
    return undefined;
  return { ...test, values: [{ ...value, value: !value.value }] };
}
