import { expect, it } from 'vitest';
import { catalogue, type Parameter, type StepDefinition } from '../../server/src/catalogue/index.ts';
import { runOnce, stimuliOf, stimulusState } from '../../server/src/engine/index.ts';
import { engineOf, lines } from './story.ts';

/** Something that fits a parameter. */
function argumentOf({ name, dataType, values, words }: Parameter): string {
  if (words[0] !== undefined && values === undefined) return `"${words[0].value}"`;
  if (values?.[0] !== undefined) return `"${values[0]}"`;
  switch (dataType) {
    case 'field':
      return /Score/.test(name) ? '[Score]' : '[Country]';
    case 'score':
    case 'integer':
      return '5';
    case 'boolean':
      return 'true';
    case 'duration':
      return '2 days';
    case 'datetime':
      return '2030-01-01';
    case 'time':
      return '09:00';
    default:
      return '"X"';
  }
}

/** The step with every parameter that it insists on. */
function written({ name, parameters }: StepDefinition): string {
  const spoken: string[] = [name];
  const braces: string[] = [];
  for (const parameter of parameters) {
    const { position } = parameter;
    if (!parameter.required && position !== 'primary') continue;
    if (position === 'primary') spoken.push(argumentOf(parameter));
    else if (position === undefined) braces.push(`[${parameter.name}] is ${argumentOf(parameter)}`);
    else if (!position.after.includes('in')) spoken.push(position.after[0] ?? '', argumentOf(parameter));
  }
  return `${spoken.join(' ')}${braces.length === 0 ? '' : ` { ${braces.join(', ')} }`}`;
}

const head = (trigger: string, flow: string) => `
  field [Score] score
  program "Home"
  campaign "Takes the step" {
    qualify every time
    ${trigger}
    flow {
      ${flow}
      Add to List "Went on"
    }
  }`;

/** Steps after which there is no going on. */
const endsTheFlow = new Set(['Delete Person', 'Remove from Flow']);

it.each(catalogue.steps.map((step) => ({ name: step.name, step })))(
  'performs $name on anybody',
  ({ name, step }) => {
    const engine = engineOf(
      head('trigger Fills Out Form "Demo"', written(step)).replace(/^\s*program.*$/m, ''),
    );
    const [stimulus] = stimuliOf(engine.program, engine.semantics);
    const start = stimulus && stimulusState(engine.program, stimulus);
    if (start === undefined) throw new Error('the form starts nothing');
    const run = runOnce(engine, start);
    expect(run.ended).toBe('at rest');
    const told = lines(run).join('\n');
    expect(told).toContain(`Takes the step: ${name}`);
    if (!endsTheFlow.has(name)) expect(told).toContain('Add to List "Went on"');
  },
);

it.each(
  catalogue.steps
    .filter(({ effects }) => effects.fires.length > 0)
    .map((step) => ({ name: step.name, step })),
)('wakes those who listen to what $name fires', ({ step }) => {
  const known = step.effects.fires.filter(
    (event) => event !== 'Campaign is Requested' && !/Bounces/.test(event),
  );
  for (const event of known) {
    const onField = event === 'Data Value Changes' || event === 'Score is Changed';
    if (onField && !firesForSure(step, event)) continue;
    if (event === 'Segment Changes' && step.name !== 'Change Segment') continue;
    const engine = engineOf(
      `
        external segmentation "X"
        ${head('trigger Fills Out Form "Demo"', written(step))}
        campaign "Listens" {
          trigger ${event}
          flow { Add to List "Heard" }
        }`.replace(/^\s*program.*$/m, ''),
    );
    const stimulus = stimuliOf(engine.program, engine.semantics).find(
      ({ name }) => name === 'Fills Out Form "Demo"',
    );
    const start = stimulus && stimulusState(engine.program, stimulus);
    if (start === undefined) throw new Error('the form starts nothing');
    const run = runOnce(engine, start, { scheduler: (ready) => ready[0] });
    // Nobody knows whether the person is a member already: the first answer may say so.
    const heard = lines(run).some((line) => line.endsWith('Listens: starts'));
    const denied = run.trace.some(({ effects }) => effects.some((effect) => effect.startsWith('supposing')));
    expect({ event, heard: heard || denied }).toEqual({ event, heard: true });
  }
});

/** A value that the step itself gives to a field of the right type. */
function firesForSure({ name }: StepDefinition, event: string): boolean {
  if (event === 'Score is Changed') return name === 'Change Score';
  return ['Change Data Value', 'Change Score', 'Change Owner'].includes(name);
}
