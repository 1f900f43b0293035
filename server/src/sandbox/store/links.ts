import type { Instance } from '../instance.ts';
import type {
  AssetLink,
  Campaign,
  LinkedKind,
  Program,
  Rule,
  SmartList,
  StaticList,
  Value,
} from './records.ts';
import type { SandboxStore } from './store.ts';
import { programAbove } from './tree.ts';

/** Values that name assets: from text to the asset, and back to the form in which the API shows it. */

/** The kinds of reference that this store holds assets for; every other kind exists as names only. */
const linkedKinds: ReadonlyMap<string, LinkedKind> = new Map<string, LinkedKind>([
  ['campaign', 'campaign'],
  ['executable campaign', 'campaign'],
  ['requestable campaign', 'campaign'],
  ['smart list', 'smart list'],
  ['static list', 'static list'],
  ['program', 'program'],
  ['engagement program', 'program'],
]);

export function linkedKindOf(references: string | undefined): LinkedKind | undefined {
  return references === undefined ? undefined : linkedKinds.get(references);
}

/**
 * Values as they are stored. One that names an asset is looked up now, by `Program.Asset` or by a name that only one
 * asset has; what is not found stays text.
 */
export function valuesOf(
  instance: Instance,
  texts: readonly string[],
  references: string | undefined,
): readonly Value[] {
  const kind = linkedKindOf(references);
  const links = kind === undefined ? undefined : linksByName(instance.store, kind);
  return texts.map((text) => ({ text, asset: links?.get(text) }));
}

export function valueOf(instance: Instance, text: string, references: string | undefined): Value {
  return valuesOf(instance, [text], references)[0] ?? { text, asset: undefined };
}

function linksByName(store: SandboxStore, kind: LinkedKind): ReadonlyMap<string, AssetLink> {
  const links = new Map<string, AssetLink>();
  const ambiguous = new Set<string>();
  for (const { id, name } of assetsOf(store, kind)) {
    if (links.has(name)) ambiguous.add(name);
    links.set(name, { kind, id });
  }
  for (const name of ambiguous) links.delete(name);
  for (const asset of assetsOf(store, kind)) links.set(qualifiedName(store, asset), { kind, id: asset.id });
  return links;
}

type Linkable = Campaign | SmartList | StaticList | Program;

export function assetsOf(store: SandboxStore, kind: LinkedKind): Iterable<Linkable> {
  return kind === 'smart list'
    ? [...store.smartLists.values()].filter((list) => list.campaignId === undefined)
    : assetMap(store, kind).values();
}

function assetMap(store: SandboxStore, kind: LinkedKind): ReadonlyMap<number, Linkable> {
  const maps: Readonly<Record<LinkedKind, ReadonlyMap<number, Linkable>>> = {
    campaign: store.campaigns,
    'smart list': store.smartLists,
    'static list': store.staticLists,
    program: store.programs,
  };
  return maps[kind];
}

/** `Program.Asset` for what lies in a program, the bare name otherwise. Source: smart lists page, read-back example. */
export function qualifiedName(store: SandboxStore, asset: Linkable): string {
  if ('channel' in asset) return asset.name;
  const program = programAbove(store, asset.folder);
  return program === undefined ? asset.name : `${program.name}.${asset.name}`;
}

export function linkedAsset(store: SandboxStore, link: AssetLink): Linkable | undefined {
  return assetMap(store, link.kind).get(link.id);
}

/** The value as the API shows it. */
export function valueText(store: SandboxStore, value: Value): string {
  const asset = value.asset === undefined ? undefined : linkedAsset(store, value.asset);
  return asset === undefined ? value.text : qualifiedName(store, asset);
}

/** A place where an asset is named. */
export interface Use {
  readonly user: Campaign | SmartList;
  /** The campaign that the user is, or belongs to. */
  readonly campaign: Campaign | undefined;
}

/** Smart lists and campaigns whose rules or flow name the asset, each once. */
export function usesOf(store: SandboxStore, link: AssetLink): Use[] {
  const names = (value: Value): boolean => value.asset?.kind === link.kind && value.asset.id === link.id;
  const uses = new Map<Campaign | SmartList, Use>();
  for (const list of store.smartLists.values()) {
    if (![...list.triggers, ...list.filters].flatMap(valuesOfRule).some(names)) continue;
    const campaign = list.campaignId === undefined ? undefined : store.campaigns.get(list.campaignId);
    const user = campaign ?? list;
    uses.set(user, { user, campaign });
  }
  for (const campaign of store.campaigns.values()) {
    if (valuesOfFlow(campaign).some(names)) uses.set(campaign, { user: campaign, campaign });
  }
  return [...uses.values()];
}

/** Whether an asset may not be deleted because others name it; what its own campaign says does not count. */
export function isInUse({ store, readings }: Instance, link: AssetLink): boolean {
  if (readings.deleteInUse === 'allow') return false;
  return usesOf(store, link).some(({ user }) => link.kind !== 'campaign' || user.id !== link.id);
}

function valuesOfRule(rule: Rule): readonly Value[] {
  return rule.conditions.flatMap((condition) => condition.values);
}

function valuesOfFlow(campaign: Campaign): readonly Value[] {
  return campaign.steps
    .flatMap((step) => step.choices)
    .flatMap((choice) => [
      ...choice.attributes.flatMap((attribute) => attribute.value ?? []),
      ...(choice.condition?.values ?? []),
    ]);
}
