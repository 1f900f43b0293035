import type { BoundTrigger, CampaignSymbol, Model, StageMachine } from '../../model/index.ts';
import { stageKey } from '../../model/index.ts';

/**
 * What the picture of a lifecycle shows, before anybody draws it: the stages with their declared moves, the campaigns
 * with who starts whom, and which campaign writes which stage. Names only, so that every format says the same.
 */
export interface Picture {
  readonly lifecycles: readonly StagePicture[];
  readonly campaigns: readonly CampaignPicture[];
  readonly links: readonly Link[];
}

export interface StagePicture {
  readonly name: string;
  readonly stages: readonly {
    readonly name: string;
    readonly owner: string | undefined;
    readonly master: string | undefined;
    readonly terminal: boolean;
  }[];
  readonly moves: readonly { readonly from: string; readonly to: string; readonly main: boolean }[];
  /** Stages that may be entered from anywhere. */
  readonly fromAny: readonly string[];
}

export interface CampaignPicture {
  readonly id: string;
  readonly name: string;
  readonly program: string | undefined;
  readonly folder: string;
  /** `trigger`, `batch` or `executable`. */
  readonly kind: string;
  /** What starts it from outside, in the language's words: `Person is Created`. */
  readonly starts: readonly string[];
  readonly steps: number;
  readonly sets: readonly string[];
}

export interface Link {
  readonly from: string;
  readonly to: string;
  readonly how: 'execute' | 'request' | 'wakes';
  /** For `wakes`: the trigger that listens. */
  readonly label: string;
}

export function pictureOf(model: Model): Picture {
  const ids = new Map(model.campaigns.map((campaign, index) => [campaign, `c${index}`]));
  const links = new Map<string, Link>();
  for (const { calls, wakes } of model.graph.nodes) {
    for (const { from, to, how } of calls)
      addLink(links, { from: ids.get(from) ?? '', to: ids.get(to) ?? '', how, label: '' });
    for (const { from, to, trigger } of wakes) {
      addLink(links, {
        from: ids.get(from) ?? '',
        to: ids.get(to) ?? '',
        how: 'wakes',
        label: trigger.definition.name,
      });
    }
  }
  return {
    lifecycles: model.stageMachines.map(stagePicture),
    campaigns: model.campaigns.map((campaign) => campaignPicture(model, campaign, ids.get(campaign) ?? '')),
    links: [...links.values()],
  };
}

function addLink(links: Map<string, Link>, link: Link): void {
  links.set(`${link.from} ${link.to} ${link.how}`, link);
}

function stagePicture({ lifecycle, stages }: StageMachine): StagePicture {
  const moves = new Map<string, { from: string; to: string; main: boolean }>();
  const fromAny = new Set<string>();
  const exact = (name: string) =>
    stages.find((stage) => stageKey(stage.name) === stageKey(name))?.name ?? name;
  const add = (from: string, to: string, main: boolean) => {
    const key = `${stageKey(from)} -> ${stageKey(to)}`;
    if (!moves.has(key)) moves.set(key, { from: exact(from), to: exact(to), main });
  };
  for (const item of lifecycle.declaration.items) {
    if (item.kind === 'Path') {
      item.stages.slice(1).forEach((to, index) => add(item.stages[index]?.value ?? '', to.value, true));
    } else if (item.kind === 'Allow') {
      item.to.forEach((group, index) => {
        const before = index === 0 ? item.from : (item.to[index - 1] ?? []);
        for (const to of group) {
          if (before === 'any') fromAny.add(exact(to.value));
          else if (before !== 'empty') for (const from of before) add(from.value, to.value, false);
        }
      });
    }
  }
  return {
    name: lifecycle.name,
    stages: stages.map(({ name, owner, master, terminal }) => ({ name, owner, master, terminal })),
    moves: [...moves.values()],
    fromAny: [...fromAny],
  };
}

function campaignPicture(model: Model, campaign: CampaignSymbol, id: string): CampaignPicture {
  const { bound } = campaign;
  const sets = model.stageMachines.flatMap(({ writes }) =>
    writes.flatMap((write) => (write.campaign === campaign && write.to !== undefined ? [write.to] : [])),
  );
  return {
    id,
    name: campaign.name,
    program: campaign.program,
    folder: campaign.folders.join(' / '),
    kind: bound.kind,
    starts: bound.triggers
      .filter(({ definition }) => definition.name !== 'Campaign is Requested')
      .map(startText),
    steps: bound.flow.length,
    sets: [...new Set(sets)],
  };
}

/** `Data Value Changes [Lifecycle Status] → 2 - MQL` */
function startText({ definition, primary, constraints }: BoundTrigger): string {
  const value = primary?.values[0];
  const named =
    value?.kind === 'String' ? ` “${value.value}”` : value?.kind === 'FieldName' ? ` [${value.name}]` : '';
  const next = constraints.find(({ name }) => name.startsWith('New '))?.values[0];
  const becomes = next?.kind === 'String' ? ` → ${next.value}` : '';
  return `${definition.name}${named}${becomes}`;
}
