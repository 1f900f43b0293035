import type { CampaignKind } from '../../catalogue/index.ts';
import type * as ast from '../../syntax/index.ts';
import type {
  Bound,
  BoundCampaign,
  BoundScenario,
  BoundSmartList,
  BoundStep,
  BoundTest,
  BoundTrigger,
  Qualification,
} from '../bound.ts';
import { note, noteValues, type Sink } from './sink.ts';
import { bindFlowItem, bindStep } from './step.ts';
import { bindCondition, bindTest } from './test.ts';
import { bindEvent, bindTrigger } from './trigger.ts';

/** Binds one declaration; names of other declarations stay references. */
export function bindDeclaration(sink: Sink, declaration: ast.Declaration): Bound {
  switch (declaration.kind) {
    case 'Campaign':
      return bindCampaign(sink, declaration);
    case 'SmartList':
      return bindSmartList(sink, declaration);
    case 'Scenario':
      return bindScenario(sink, declaration);
    case 'Lifecycle':
      noteLifecycle(sink, declaration);
      break;
    case 'External':
      noteExternal(sink, declaration);
      break;
    case 'Program':
      noteProgram(sink, declaration);
      break;
    default:
  }
  return { declaration, references: sink.references, problems: sink.problems };
}

function bindCampaign(sink: Sink, declaration: ast.CampaignDeclaration): BoundCampaign {
  const { items } = declaration;
  const setting = <K extends ast.Setting['kind']>(kind: K) =>
    items.findLast((item): item is Extract<ast.Setting, { kind: K }> => item.kind === kind);
  const triggers = items.filter((item) => item.kind === 'Trigger');
  const qualify = setting('Qualify');
  const like = setting('Like')?.template;
  if (like !== undefined)
    note(sink, 'campaign', like.name.value, like.name, 'names', 'campaign', like.within?.value);
  return {
    declaration,
    kind: kindOf(triggers.length > 0, setting('Executable') !== undefined),
    qualify: qualificationOf(qualify?.rule),
    qualifySpan: qualify && { start: qualify.start, end: qualify.end },
    active: setting('Inactive') === undefined,
    schedule: setting('Schedule')?.schedule,
    like,
    priority: setting('Priority')?.level.text,
    limits: setting('Limits')?.on,
    triggers: triggers.flatMap((item) => bindTrigger(sink, item) ?? []),
    filters: bindFilters(sink, items),
    flow: items.flatMap((item) =>
      item.kind === 'Flow' ? item.items.flatMap((step) => bindFlowItem(sink, step) ?? []) : [],
    ),
    references: sink.references,
    problems: sink.problems,
  };
}

/** Marketo derives the kind: a trigger makes a trigger campaign, the checkbox an executable one, else it is a batch. */
function kindOf(hasTrigger: boolean, isExecutable: boolean): CampaignKind {
  if (isExecutable) return 'executable';
  return hasTrigger ? 'trigger' : 'batch';
}

/** Marketo's default is once. */
function qualificationOf(rule: 'once' | 'every time' | ast.DurationValue | undefined): Qualification {
  if (rule === undefined || rule === 'once') return { rule: 'once' };
  return rule === 'every time' ? { rule } : { rule: 'every', duration: rule };
}

function bindSmartList(sink: Sink, declaration: ast.SmartListDeclaration): BoundSmartList {
  const filters = bindFilters(sink, declaration.filters);
  return { declaration, filters, references: sink.references, problems: sink.problems };
}

function bindFilters(sink: Sink, items: readonly (ast.CampaignItem | ast.Filter)[]) {
  return items.flatMap((item) => (item.kind === 'Filter' ? (bindCondition(sink, item.condition) ?? []) : []));
}

function bindScenario(sink: Sink, declaration: ast.ScenarioDeclaration): BoundScenario {
  const given: BoundTest[] = [];
  const events: BoundTrigger[] = [];
  const expected: (BoundTest | BoundStep)[] = [];
  for (const item of declaration.items) {
    if (item.kind === 'Given') given.push(...some(bindTest(sink, item.test)));
    else if (item.kind === 'When') events.push(...bindOccurrence(sink, item.what));
    else if (item.kind === 'Then') expected.push(...bindExpectation(sink, item.expect));
  }
  return { declaration, given, events, expected, references: sink.references, problems: sink.problems };
}

function bindOccurrence(sink: Sink, what: ast.Occurrence): readonly BoundTrigger[] {
  switch (what.kind) {
    case 'Event':
      return some(bindEvent(sink, what.phrase, what));
    case 'Together':
      return what.events.flatMap((event) => (event.kind === 'Broken' ? [] : bindOccurrence(sink, event)));
    case 'Becomes':
      note(sink, 'field', what.field.name, what.field, 'names');
      noteValues(sink, [what.value], undefined, 'names');
      return [];
    case 'BatchRun':
      note(sink, 'campaign', what.campaign.value, what.campaign, 'names', 'campaign');
      return [];
  }
}

function bindExpectation(sink: Sink, expect: ast.Expectation): readonly (BoundTest | BoundStep)[] {
  switch (expect.kind) {
    case 'Holds':
      return some(bindTest(sink, expect.test));
    case 'Happens':
      return some(bindExpectedStep(sink, expect.step));
    case 'HappensBefore':
      return [...some(bindExpectedStep(sink, expect.step)), ...some(bindExpectedStep(sink, expect.later))];
  }
}

/** An expectation may leave arguments out: `then Send Email happens once` means any email. */
function bindExpectedStep(sink: Sink, phrase: ast.Phrase): BoundStep | undefined {
  const step = bindStep(sink, phrase, phrase);
  for (let at = sink.problems.length - 1; at >= 0; at -= 1) {
    const problem = sink.problems[at];
    if (problem?.code !== 'missing-argument' || problem.start !== phrase.start) break;
    sink.problems.splice(at, 1);
  }
  return step;
}

function noteLifecycle(sink: Sink, declaration: ast.LifecycleDeclaration): void {
  if (declaration.on.kind === 'FieldName') note(sink, 'field', declaration.on.name, declaration.on, 'names');
  for (const item of declaration.items) {
    if (item.kind !== 'Stage') continue;
    for (const entry of item.items ?? []) {
      if (entry.kind !== 'Stamp') continue;
      for (const { field } of entry.stamps) note(sink, 'field', field.name, field, 'names');
    }
  }
}

function noteProgram(sink: Sink, declaration: ast.ProgramDeclaration): void {
  for (const item of declaration.items ?? []) {
    if (item.kind === 'ProgramLike') note(sink, 'asset', item.value.value, item.value, 'names', 'program');
  }
}

function noteExternal(sink: Sink, declaration: ast.ExternalDeclaration): void {
  for (const effect of declaration.effects ?? []) {
    if (effect.kind === 'Writes' || effect.kind === 'Reads') {
      const use = effect.kind === 'Writes' ? 'writes' : 'reads';
      for (const field of effect.fields) note(sink, 'field', field.name, field, use);
    } else if (effect.kind === 'Requests') {
      note(sink, 'campaign', effect.campaign.value, effect.campaign, 'requests', 'campaign');
    }
  }
}

function some<T>(value: T | undefined): readonly T[] {
  return value === undefined ? [] : [value];
}
