import {
  type CampaignNode,
  type CampaignSymbol,
  type ExternalSymbol,
  type FieldSymbol,
  fieldThing,
  type Model,
  type ModelSymbol,
  type Qualification,
  stageKey,
  type StageSymbol,
} from '../model/index.ts';
import { listCostLine } from './cost.ts';
import { bullets, code, heading, listed, paragraphs, plain, plainLines } from './markdown.ts';

/** What the files say about one of their things, as Markdown. */
export function symbolPage(model: Model, symbol: ModelSymbol): string {
  switch (symbol.kind) {
    case 'campaign':
      return campaignPage(model, symbol);
    case 'field':
      return fieldPage(model, symbol);
    case 'stage':
      return stagePage(model, symbol);
    case 'external':
      return externalPage(symbol);
    case 'token':
      return paragraphs(heading(`{{my.${symbol.name}}}`, `${symbol.type} token of ${plain(symbol.program)}`));
    case 'smart list':
      return paragraphs(
        heading(symbol.name, 'smart list'),
        descriptionOf(symbol.bound.declaration),
        listCostLine(model, symbol),
      );
    case 'list':
      return paragraphs(heading(symbol.name, 'static list'), descriptionOf(symbol.declaration));
    case 'program':
    case 'lifecycle':
      return paragraphs(heading(symbol.name, symbol.kind), descriptionOf(symbol.declaration));
    case 'scenario':
      return heading(symbol.name, 'scenario');
  }
}

function campaignPage(model: Model, symbol: CampaignSymbol): string {
  const { bound, name } = symbol;
  const node = model.graph.node(symbol);
  const facts = [
    bound.schedule === undefined ? undefined : 'Runs on a schedule.',
    `Each person ${qualificationInWords(bound.qualify)}.`,
    bound.active ? undefined : 'Switched off.',
  ];
  return paragraphs(
    heading(
      name,
      `${bound.kind} campaign${symbol.program === undefined ? '' : ` in ${plain(symbol.program)}`}`,
    ),
    descriptionOf(bound.declaration),
    facts.filter((fact) => fact !== undefined).join(' '),
    bullets(startsInWords(node)),
    listCostLine(model, symbol),
  );
}

function qualificationInWords(qualify: Qualification): string {
  switch (qualify.rule) {
    case 'once':
      return 'once';
    case 'every time':
      return 'every time';
    case 'every':
      return `once every ${qualify.duration.text} ${plain(qualify.duration.unit)}`;
  }
}

/** Who starts the campaign, and whom it starts. */
function startsInWords({ campaign, calls, calledBy, wakes, wokenBy }: CampaignNode): string[] {
  const triggers = [...new Set(campaign.bound.triggers.map(({ definition }) => definition.name))];
  const line = (words: string, campaigns: readonly CampaignSymbol[]): string[] => {
    const names = [...new Set(campaigns.map(({ name }) => code(name)))];
    return names.length === 0 ? [] : [`${words} ${listed(names)}`];
  };
  const from = (how: 'request' | 'execute') =>
    calledBy.filter((call) => call.how === how).map((call) => call.from);
  const to = (how: 'request' | 'execute') => calls.filter((call) => call.how === how).map((call) => call.to);
  return [
    ...(triggers.length === 0 ? [] : [`Listens to ${listed(triggers.map(code))}`]),
    ...line('Executed by', from('execute')),
    ...line('Requested by', from('request')),
    ...line(
      'Woken by what is done in',
      wokenBy.map((wake) => wake.from),
    ),
    ...line('Executes', to('execute')),
    ...line('Requests', to('request')),
    ...line(
      'May wake',
      wakes.map((wake) => wake.to),
    ),
  ];
}

function fieldPage(model: Model, symbol: FieldSymbol): string {
  const { name, object, dataType, apiName, values, salesforce, declaration, standard } = symbol;
  const writers = model.graph.writersOf(fieldThing(name)).map(({ campaign }) => code(campaign.name));
  const lifecycle = model.lifecycleOn(name);
  return paragraphs(
    heading(`[${name}]`, `${dataType} field of ${object === undefined ? 'the person' : plain(object)}`),
    declaration && descriptionOf(declaration),
    declaration === undefined ? (standard?.notes ?? '') : '',
    bullets([
      `API name: ${code(apiName)}`,
      ...salesforce.map((field) => `Salesforce: ${code(`${field.object}.${field.api}`)}`),
      ...(values === undefined ? [] : [`Values: ${listed(values.map(code), 20)}`]),
      ...(lifecycle === undefined ? [] : [`Holds the stage of the lifecycle ${code(lifecycle.name)}`]),
      writers.length === 0 ? 'No campaign of these files writes it' : `Written by ${listed(writers)}`,
    ]),
    declaration === undefined && standard !== undefined ? `*${standard.source}*` : undefined,
  );
}

function stagePage(model: Model, symbol: StageSymbol): string {
  const { name, lifecycle, doc, owner, master, terminal, stamps, sla, node } = symbol;
  const machine = model.stageMachines.find((candidate) => candidate.lifecycle.name === lifecycle);
  const key = stageKey(name);
  const writers = (machine?.writes ?? []).filter(({ to }) => to !== undefined && stageKey(to) === key);
  const texts = (kind: 'Entry' | 'Exit') =>
    (node.items ?? []).flatMap((item) =>
      item.kind === kind && 'text' in item ? [plain(item.text.value)] : [],
    );
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['Owner', owner === undefined ? [] : [plain(owner)]],
    ['Master', master === undefined ? [] : [plain(master)]],
    ['Entry', texts('Entry')],
    ['Exit', texts('Exit')],
    ['Leaves within', sla === undefined ? [] : [`${sla.text} ${plain(sla.unit)}`]],
    [
      'Stamps',
      stamps.map(({ field, which }) => code(`[${field.name}]`) + (which === undefined ? '' : ` (${which})`)),
    ],
    ['Written by', [...new Set(writers.map(({ campaign }) => code(campaign.name)))]],
  ];
  return paragraphs(
    heading(name, `${terminal ? 'terminal ' : ''}stage of ${plain(lifecycle)}`),
    doc === undefined ? undefined : plainLines(doc),
    bullets(lines.flatMap(([label, items]) => (items.length === 0 ? [] : [`${label}: ${listed(items)}`]))),
  );
}

function externalPage({ name, of, within, declaration }: ExternalSymbol): string {
  const effects = declaration.effects ?? [];
  const fields = (kind: 'Writes' | 'Reads') =>
    effects.flatMap((effect) =>
      effect.kind === kind && 'fields' in effect ? effect.fields.map((field) => code(`[${field.name}]`)) : [],
    );
  const lines: readonly (readonly [string, readonly string[]])[] = [
    ['Writes', fields('Writes')],
    ['Reads', fields('Reads')],
    [
      'Requests',
      effects.flatMap((effect) => (effect.kind === 'Requests' ? [code(effect.campaign.value)] : [])),
    ],
  ];
  return paragraphs(
    heading(name, `${of}${within === undefined ? '' : ` in ${plain(within)}`}`),
    descriptionOf(declaration),
    'Lives in Marketo; these files refer to it.',
    bullets(lines.flatMap(([label, items]) => (items.length === 0 ? [] : [`${label} ${listed(items)}`]))),
  );
}

function descriptionOf({ doc }: { readonly doc: { readonly text: string } | undefined }): string {
  return doc === undefined ? '' : plainLines(doc.text);
}
