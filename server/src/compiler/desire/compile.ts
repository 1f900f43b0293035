import type { CampaignSymbol, FieldSymbol, Model, ProgramSymbol } from '../../model/index.ts';
import type {
  DesiredCampaign,
  DesiredField,
  DesiredList,
  DesiredProgram,
  DesiredSmartList,
  DesiredState,
  DesiredToken,
} from '../desired.ts';
import { compileFlow } from './flow.ts';
import { compileRules } from './rules.ts';
import { recurrenceText, runAtOf } from './schedule.ts';
import { textOf, type ValueContext } from './values.ts';

/**
 * What the files of a workspace ask an instance to hold. Files without a program contribute fields only: Marketo keeps
 * campaigns inside programs or folders, and a folder of campaigns is a program's business here.
 */
export function compile(model: Model): DesiredState {
  const programs = Map.groupBy(model.programs, ({ name }) => name);
  return {
    fields: model.fields.filter(({ object }) => object === undefined).map(desiredField),
    programs: [...programs].map(([name, symbols]) => desiredProgram(model, name, symbols)),
  };
}

function desiredField(field: FieldSymbol): DesiredField {
  return {
    displayName: field.name,
    apiName: field.apiName,
    dataType: field.dataType,
    description: field.declaration?.doc?.text ?? '',
  };
}

/** A program may span files; the declaration with a settings block speaks for all of them. */
function desiredProgram(model: Model, name: string, symbols: readonly ProgramSymbol[]): DesiredProgram {
  const head = (symbols.find(({ declaration }) => declaration.items !== undefined) ?? symbols[0])
    ?.declaration;
  const items = head?.items ?? [];
  const textItem = (kind: 'Channel' | 'ProgramType' | 'Workspace' | 'ProgramLike') => {
    const item = items.find((candidate) => candidate.kind === kind);
    if (item === undefined || !('value' in item)) return undefined;
    return item.value.kind === 'Words' ? item.value.text : textOf(item.value);
  };
  const like = textItem('ProgramLike');
  const here = <T extends { readonly program: string | undefined }>(all: readonly T[]) =>
    all.filter(({ program }) => program === name);
  const campaigns = here(model.campaigns);
  const smartLists = here(model.smartLists);
  const lists = here(model.lists);
  return {
    name,
    folder: folderPath(head?.within?.value),
    type: textItem('ProgramType') ?? 'Default',
    channel: textItem('Channel') ?? 'Operational',
    workspace: textItem('Workspace'),
    ...(like !== undefined && { like }),
    description: head?.doc?.text ?? '',
    tags: items.flatMap((item) =>
      item.kind === 'Tag' ? [{ type: item.name.value, value: item.value.value }] : [],
    ),
    costs: items.flatMap((item) =>
      item.kind === 'Cost'
        ? [{ startDate: item.date.text, cost: item.amount.value, note: item.note?.value ?? '' }]
        : [],
    ),
    tokens: symbols.flatMap(({ tokens }) => tokens.map(desiredToken)),
    folders: foldersOf([...campaigns, ...smartLists, ...lists]),
    lists: lists.map((list): DesiredList => ({
      ...housed(list),
      description: list.declaration.doc?.text ?? '',
    })),
    smartLists: smartLists.map((list): DesiredSmartList => ({
      ...housed(list),
      description: list.bound.declaration.doc?.text ?? '',
      rules: compileRules(valueContext(model, list.bound.declaration), [], list.bound.filters),
    })),
    campaigns: campaigns.map((campaign) => desiredCampaign(model, campaign)),
  };
}

/**
 * `"Marketing Activities / Operations"`. Marketo takes no program directly below Marketing Activities, so one without a
 * place goes to Operations. Source: practice with the folders API; Adobe's pages do not say it. Where a slash with blanks
 * around it divides folders, one without is part of a name: `"Marketing Activities / Q1/Q2"`.
 */
function folderPath(within: string | undefined): string[] {
  const written = within ?? 'Marketing Activities / Operations';
  const path = written.split(written.includes(' / ') ? ' / ' : '/').map((part) => part.trim());
  return path.filter((part) => part !== '');
}

function desiredToken({ name, type, value }: ProgramSymbol['tokens'][number]): DesiredToken {
  const known = ['text', 'score', 'number', 'date', 'rich text', 'sfdc campaign'] as const;
  const found = known.find((candidate) => candidate === type.toLowerCase());
  return { name, type: found ?? 'text', value: textOf(value) };
}

/** Every folder on the way to an asset, parents before children, in the order of the files. */
function foldersOf(assets: readonly { readonly folders: readonly string[] }[]): string[][] {
  const paths = new Map<string, string[]>();
  for (const { folders } of assets) {
    folders.forEach((_, index) => {
      const path = folders.slice(0, index + 1);
      paths.set(JSON.stringify(path), path);
    });
  }
  return [...paths.values()].sort((a, b) => a.length - b.length);
}

function housed({ name, folders }: { readonly name: string; readonly folders: readonly string[] }) {
  return { name, folder: folders };
}

function desiredCampaign(model: Model, campaign: CampaignSymbol): DesiredCampaign {
  const { bound } = campaign;
  const context = valueContext(model, bound.declaration);
  return {
    ...housed(campaign),
    description: bound.declaration.doc?.text ?? '',
    kind: bound.kind,
    rules: compileRules(context, bound.triggers, bound.filters),
    flow: compileFlow(context, bound.flow),
    active: bound.kind === 'trigger' && bound.active,
    qualification: qualificationOf(bound.qualify),
    recurrence: recurrenceText(bound.schedule),
    priority: bound.priority,
    communicationLimits: bound.limits,
    runAt: runAtOf(bound.schedule),
    like: bound.like && { name: bound.like.name.value, program: bound.like.within?.value },
    calls: [...new Set(model.graph.node(campaign).calls.map(({ to }) => to.name))],
  };
}

function qualificationOf(qualify: CampaignSymbol['bound']['qualify']): DesiredCampaign['qualification'] {
  if (qualify.rule === 'once') return { rule: 'once' };
  if (qualify.rule === 'every time') return { rule: 'any' };
  const { amount, unit } = qualify.duration;
  const singular = unit.toLowerCase().replace(/s$/, '');
  const known = (['hour', 'day', 'week', 'month'] as const).find((candidate) => candidate === singular);
  return known === undefined ? { rule: 'any' } : { rule: 'interval', amount, unit: known };
}

/** Names as Marketo shows them: an asset inside a program is `Program.Asset`. */
function valueContext(
  model: Model,
  from: CampaignSymbol['bound']['declaration'] | Parameters<Model['bound']>[0],
): ValueContext {
  return {
    assetName(name, references, within) {
      const isCampaign = model.catalogue.satisfies('campaign', references);
      const { found } = model.resolve(
        {
          kind: isCampaign ? 'campaign' : 'asset',
          name,
          of: references,
          within,
          use: 'names',
          start: 0,
          end: 0,
        },
        from,
      );
      const symbol = found?.[0];
      if (symbol === undefined) return name;
      if (symbol.kind === 'external')
        return symbol.within === undefined || name.includes('.') ? name : `${symbol.within}.${name}`;
      const program = 'program' in symbol && symbol.kind !== 'token' ? symbol.program : undefined;
      return program === undefined ? name : `${program}.${name}`;
    },
    fieldName: (name) => model.field(name)?.name ?? name,
    attributeName: (name) => {
      const field = model.field(name)?.name ?? name;
      return model.catalogue.field(field)?.apiName ?? field;
    },
  };
}
