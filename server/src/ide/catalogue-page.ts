import type {
  ActivityFilterDefinition,
  AttributeDefinition,
  Constraint,
  Definition,
  Operator,
  Parameter,
  Retention,
  StepDefinition,
  TokenNamespace,
  TriggerDefinition,
} from '../catalogue/index.ts';
import { costClass, filterCost, triggerCost } from './cost.ts';
import { bullets, code, heading, listed, paragraphs } from './markdown.ts';

/** The gist of a catalogue entry, as Markdown. */
export function pageOf(definition: Definition): string {
  switch (definition.kind) {
    case 'trigger':
      return triggerPage(definition);
    case 'activityFilter':
      return activityPage(definition);
    case 'attribute':
      return attributePage(definition);
    case 'step':
      return stepPage(definition);
  }
}

function triggerPage(definition: TriggerDefinition): string {
  return paragraphs(
    heading(definition.name, 'trigger'),
    definition.notes,
    constraintsOf(definition),
    triggerCost(definition),
    retentionOf(definition.retention),
    sourceOf(definition),
  );
}

function activityPage(definition: ActivityFilterDefinition): string {
  return paragraphs(
    heading(definition.name, 'activity filter'),
    definition.notes,
    constraintsOf(definition),
    filterCost(definition),
    retentionOf(definition.retention),
    sourceOf(definition),
  );
}

function attributePage(definition: AttributeDefinition): string {
  return paragraphs(
    heading(definition.name, definition.named ? 'membership filter' : `${definition.dataType} field`),
    definition.notes,
    definition.named ? constraintsOf(definition) : undefined,
    definition.values && `Values: ${listed(definition.values.map(code), 20)}.`,
    filterCost(definition),
    sourceOf(definition),
  );
}

function stepPage(definition: StepDefinition): string {
  const { effects, parameters, allowedIn, priority } = definition;
  return paragraphs(
    heading(definition.name, 'flow step'),
    definition.notes,
    parameters.length === 0 ? undefined : bullets(parameters.map(parameterLine)),
    allowedIn.length === 3 ? undefined : `Only in ${listed(allowedIn)} campaigns.`,
    effects.fires.length === 0
      ? undefined
      : `May wake campaigns that listen to ${listed(effects.fires.map(code))}.`,
    effects.late ? 'What it writes comes later than the next step.' : undefined,
    effects.implies.length === 0
      ? undefined
      : `Does ${listed(effects.implies.map(code))} first where that is needed.`,
    priority && `Priority in Marketo's queue: ${priority}.`,
    sourceOf(definition),
  );
}

export function constraintPage(constraint: Constraint, owner: string): string {
  return paragraphs(
    heading(`[${constraint.name}]`, `${typeInWords(constraint)}, constraint of ${owner}`),
    constraint.values && `Values: ${listed(constraint.values.map(code), 20)}.`,
    sourceOf(constraint),
  );
}

export function parameterPage(parameter: Parameter, step: string): string {
  return paragraphs(
    heading(`[${parameter.name}]`, `${typeInWords(parameter)}, setting of ${step}`),
    parameter.values && `Values: ${listed(parameter.values.map(code), 20)}.`,
    parameter.fallback === undefined ? undefined : `When it is not written: ${code(parameter.fallback)}.`,
    parameter.acceptsTokens ? 'Takes tokens.' : undefined,
  );
}

export function operatorPage(operator: Operator): string {
  const several = operator.multiValue && operator.costMany > operator.cost;
  return paragraphs(
    heading(operator.name, 'operator'),
    operator.notes,
    `Cost: ${costClass(operator.cost)}${several ? `, with several values ${costClass(operator.costMany)}` : ''}.`,
    sourceOf(operator),
  );
}

export function namespacePage(namespace: TokenNamespace): string {
  return paragraphs(heading(`{{${namespace.name}.…}}`, 'tokens'), namespace.notes, sourceOf(namespace));
}

/** `static list`, `integer`, … */
export function typeInWords(typed: {
  readonly dataType: string;
  readonly references: string | undefined;
}): string {
  return typed.references ?? typed.dataType;
}

/** The first value of the phrase belongs to the primary constraint; the others stand in braces. */
function constraintsOf({
  constraints,
  openConstraints,
}: {
  readonly constraints: readonly Constraint[];
  readonly openConstraints: boolean;
}): string {
  const primary = constraints.find((constraint) => constraint.primary);
  const others = constraints
    .filter((constraint) => constraint !== primary)
    .map(({ name }) => code(`[${name}]`));
  const more = openConstraints ? ' and further fields of the record' : '';
  return paragraphs(
    primary && `First value: ${typeInWords(primary)}.`,
    others.length === 0 ? undefined : `Constraints: ${listed(others, 30)}${more}.`,
  );
}

function parameterLine({ name, position, dataType, references, required, fallback }: Parameter): string {
  const place =
    position === 'primary'
      ? 'first'
      : position === undefined
        ? 'in braces'
        : `after ${listed(position.after.map(code))}`;
  const need = required && fallback === undefined ? ', required' : '';
  return `${code(name)} (${typeInWords({ dataType, references })}): ${place}${need}`;
}

function retentionOf({ days }: Retention): string {
  if (days === undefined) return 'Marketo keeps activities of this kind for ever.';
  const span = days > 365 ? `${Math.round(days / 30.44)} months` : `${days} days`;
  return `Marketo forgets activities of this kind after ${span}.`;
}

function sourceOf({ source }: { readonly source: string }): string {
  return source === '' ? '' : `*${source}*`;
}
