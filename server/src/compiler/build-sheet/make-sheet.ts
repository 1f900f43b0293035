import { catalogue as standard, type Catalogue } from '../../catalogue/index.ts';
import type { HandWork, ManualItem, Plan } from '../plan.ts';
import { canonicalJson, fingerprint } from '../plan/fingerprint.ts';
import type { Wording } from '../plan/wording.ts';
import { flowDeeds, smartListDeeds } from './deeds.ts';
import type { BuildSheet, SheetAsset, SheetDeed, SheetItem, SheetPart, SheetSection } from './sheet.ts';

/**
 * The manual items of a plan as a sheet to work from.
 *
 * @param manual after a deploy: the items that are left, with the links of what was made.
 */
export function makeBuildSheet(
  plan: Pick<Plan, 'instance' | 'basis' | 'manual'>,
  manual: readonly ManualItem[] = plan.manual,
  catalogue: Catalogue = standard,
): BuildSheet {
  const of = (wanted: (work: HandWork) => boolean): readonly ManualItem[] =>
    manual.filter(({ work }) => work !== undefined && wanted(work));
  const counter = { assets: 0 };
  const section = (heading: string, advice: string, items: readonly ManualItem[]): SheetSection => ({
    heading,
    advice,
    assets: assetsOf(items, catalogue, counter),
  });
  const sections = [
    section(
      'Before the campaigns',
      'No API of Marketo does this, and it is part of no campaign.',
      manual.filter(({ work }) => work === undefined),
    ),
    section(
      'Smart lists',
      'They come before the campaigns, whose filters and choices ask for them.',
      of((work) => isBuilding(work) && work.place.of === 'smart list'),
    ),
    section(
      'Campaigns',
      'What others call comes before its callers: Marketo offers it to them once it can be called.',
      of((work) => isBuilding(work) && work.place.of === 'campaign'),
    ),
    section(
      'Switch on',
      'When everything above is done, and in this order: whoever calls finds awake what it calls.',
      of(({ kind }) => kind === 'activate' || kind === 'run'),
    ),
    section(
      'Afterwards',
      'When the rest works.',
      of(({ kind }) => kind === 'tidy'),
    ),
  ].filter(({ assets }) => assets.length > 0);
  const programs = [...new Set(manual.flatMap(({ work }) => work?.place.program ?? []))];
  // Links come with the deploy and do not make other work of it.
  const work = sections.map(({ assets }) => assets.map(({ name, path, parts }) => ({ name, path, parts })));
  const key = fingerprint(canonicalJson([plan.instance, plan.basis, work]));
  return { instance: plan.instance, programs, key, sections };
}

const isBuilding = ({ kind }: HandWork): boolean => !['activate', 'run', 'tidy'].includes(kind);

function assetsOf(
  items: readonly ManualItem[],
  catalogue: Catalogue,
  counter: { assets: number },
): readonly SheetAsset[] {
  const groups = Map.groupBy(items, ({ asset, work }) => canonicalJson([work?.place ?? asset]));
  return [...groups.values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    counter.assets += 1;
    return [assetOf([first, ...others], catalogue, `a${counter.assets}`)];
  });
}

function assetOf(
  items: readonly [ManualItem, ...ManualItem[]],
  catalogue: Catalogue,
  id: string,
): SheetAsset {
  const [first] = items;
  const place = first.work?.place;
  const wording = { catalogue, program: place?.program ?? '' };
  let number = 0;
  const numbered = (deeds: readonly SheetDeed[]): readonly SheetItem[] =>
    deeds.map((deed) => ({ id: `${id}-${(number += 1)}`, ...deed }));
  const parts = new Map<string, SheetItem[]>();
  for (const item of items) {
    for (const { heading, deeds } of deedsOf(item, wording)) {
      parts.set(heading, [...(parts.get(heading) ?? []), ...numbered(deeds)]);
    }
  }
  return {
    id,
    of: place?.of,
    name: place?.name ?? first.asset,
    path: place === undefined ? [] : [place.program, ...place.folder],
    url: items.find(({ url }) => url !== undefined && url !== '')?.url,
    parts: [...parts].map(([heading, partItems]): SheetPart => ({ heading, items: partItems })),
  };
}

const creation = ({ name, program, folder }: HandWork['place']): SheetDeed => ({
  kind: 'create',
  name,
  within: [program, ...folder],
});

interface Deeds {
  readonly heading: string;
  readonly deeds: readonly SheetDeed[];
}

const schedule = 'Schedule and settings';

function deedsOf({ action, work }: ManualItem, wording: Wording): readonly Deeds[] {
  switch (work?.kind) {
    case undefined:
    case 'sentence':
    case 'tidy':
      return [{ heading: '', deeds: [{ kind: 'sentence', text: action }] }];
    case 'build':
      return [
        ...(work.isNew === true ? [{ heading: 'Create it', deeds: [creation(work.place)] }] : []),
        { heading: 'Smart List', deeds: smartListDeeds(work.rules, wording) },
        ...(work.flow === undefined ? [] : [{ heading: 'Flow', deeds: flowDeeds(work.flow, wording) }]),
      ];
    case 'set':
      return [{ heading: schedule, deeds: [{ kind: 'setting', setting: work.setting, value: work.value }] }];
    case 'deactivate':
      return [{ heading: 'Before you edit it', deeds: [{ kind: work.kind, name: work.place.name }] }];
    case 'activate':
      return [{ heading: '', deeds: [{ kind: work.kind, name: work.place.name }] }];
    case 'run':
      return [{ heading: '', deeds: [{ kind: 'run', name: work.place.name, value: work.value }] }];
  }
}
