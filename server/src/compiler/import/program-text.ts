import type { DesiredRules } from '../desired.ts';
import { programLines, quoted, tokenLine } from '../plan/asset-lines.ts';
import { flowLines, qualificationWords, ruleLines } from '../plan/campaign-lines.ts';
import { leftoverOf } from '../plan/beside.ts';
import { withoutMark } from '../plan/mark.ts';
import { assetKey } from '../plan/normal-form.ts';
import type { Wording } from '../plan/wording.ts';
import { likelyStages } from './likely-stages.ts';
import type { CampaignSnapshot, ProgramSnapshot } from '../snapshot.ts';
import { hidesNothing } from './hidden-nothing.ts';
import { campaignRules, couldNegate, smartListRules } from './negated-filters.ts';
import { scheduleLines } from './schedule-lines.ts';

/** A program as files would say it, without what lies outside of it; not yet formatted. */
export interface ProgramText {
  /** The program with its settings, and what lies directly in it. */
  readonly program: string;
  /** The folders directly in it, each with everything that it holds. */
  readonly folders: readonly { readonly name: string; readonly text: string }[];
}

export function programText(program: ProgramSnapshot, wording: Wording): ProgramText {
  const assets = [
    ...program.lists.map(({ name, folder, description }) => ({
      folder,
      lines: [...doc(description), `list ${quoted(name)}`],
    })),
    ...smartLists(program, wording),
    ...program.campaigns
      .filter(({ name }) => leftoverOf(name) === undefined)
      .map((campaign) => ({ folder: campaign.folder, lines: campaignText(campaign, program, wording) })),
  ];
  const stages = likelyStages(program.campaigns.map(({ flow = [] }) => flow));
  const offered = stages.length === 0 ? [] : [...stages, ''];
  const { here, below } = divided(assets, []);
  return {
    program: [...hiddenEverywhere, ...head(program), '', ...offered, ...here].join('\n'),
    folders: below.map(({ name, lines }) => ({ name, text: lines.join('\n') })),
  };
}

/** Stands above the program, so that nobody takes silence for an answer. */
const hiddenEverywhere = [
  "// Read from an instance. Marketo's API shows no priorities, and not which campaigns are executable unless a campaign of the",
  '// program executes them.',
  '',
];

interface Placed {
  readonly folder: readonly string[];
  readonly lines: readonly string[];
}

function head(program: ProgramSnapshot): readonly string[] {
  const [within = '', ...lines] = programLines({ ...program, folder: withoutZone(program) });
  const hidden = program.workspace === undefined ? [] : [`workspace ${quoted(program.workspace)}`];
  return [
    ...doc(program.description),
    `program ${quoted(program.name)} ${within} {`,
    ...lines,
    ...hidden.filter((line) => line !== 'workspace "Default"'),
    ...program.tokens.map(tokenLine),
    ...(program.fixedTokens ?? []).map(
      ({ name, type }) =>
        `// It also has the token ${quoted(name)} (${type}), which no API writes and no file declares.`,
    ),
    '}',
  ];
}

/** `Marketing Activities / Default / Operations`: the zone of a workspace is left out, as people do. */
function withoutZone({ folder, workspace }: ProgramSnapshot): readonly string[] {
  const [root, zone, ...rest] = folder;
  if (root === undefined || zone === undefined || rest.length === 0) return folder;
  const zones = ['Default', workspace ?? 'Default'].map(assetKey);
  return zones.includes(assetKey(zone)) ? [root, ...rest] : folder;
}

/** What lies directly in a folder, and the blocks of the folders in it. */
function divided(
  assets: readonly Placed[],
  path: readonly string[],
): {
  readonly here: readonly string[];
  readonly below: readonly { readonly name: string; readonly lines: readonly string[] }[];
} {
  const here = assets.filter(({ folder }) => folder.length === path.length);
  const deeper = assets.filter(({ folder }) => folder.length > path.length);
  const below = Map.groupBy(deeper, ({ folder }) => folder[path.length] ?? '');
  return {
    here: here.flatMap(({ lines }) => [...lines, '']),
    below: [...below].map(([name, inside]) => ({ name, lines: folderBlock(name, inside, path) })),
  };
}

/** Around its assets; what lies directly in it comes first. */
function folderBlock(name: string, inside: readonly Placed[], path: readonly string[]): readonly string[] {
  const { here, below } = divided(inside, [...path, name]);
  return [`folder ${quoted(name)} {`, ...here, ...below.flatMap(({ lines }) => lines), '}', ''];
}

function smartLists(
  { name, description, smartLists: lists }: ProgramSnapshot,
  wording: Wording,
): readonly Placed[] {
  const readable = lists.map((list) => ({ ...list, rules: list.rules ?? nothing }));
  const vouched = smartListRules(readable, description, name);
  return readable.map((list, index) => {
    const rules = vouched?.[index] ?? list.rules;
    const lines = [
      ...doc(list.description),
      `smart list ${quoted(list.name)} {`,
      ...(vouched === undefined && couldNegate(rules) ? [negationHidden] : []),
      ...ruleLines(rules, wording),
      '}',
    ];
    return { folder: list.folder, lines };
  });
}

const nothing: DesiredRules = { triggers: [], filters: [], logic: 'all' };

const negationHidden = '// Marketo does not show which filters are negated: compare them with the screen.';

const nothingHidden =
  '// Marketo does not show which choices of a step without settings do nothing: compare them with the screen.';

function campaignText(
  campaign: CampaignSnapshot,
  program: ProgramSnapshot,
  wording: Wording,
): readonly string[] {
  const { name, description, isActive, communicationLimits, flow } = campaign;
  const read = campaign.rules ?? nothing;
  const vouched = campaignRules(read, flow ?? [], description, program.name);
  const rules = vouched ?? read;
  const isTrigger = rules.triggers.length > 0;
  return [
    ...doc(description),
    `campaign ${quoted(name)} {`,
    ...(!isTrigger && isExecuted(name, program) ? ['executable'] : []),
    ...(isTrigger && !isActive ? ['inactive'] : []),
    // Once is what a new campaign has: nobody need have chosen it, and the checker says what comes of it.
    ...(campaign.qualification.rule === 'once'
      ? []
      : [`qualify ${qualificationWords(campaign.qualification)}`]),
    ...(communicationLimits === undefined ? [] : [`limits ${communicationLimits ? 'on' : 'off'}`]),
    ...(isTrigger ? [] : scheduleLines(campaign)),
    ...(vouched === undefined && couldNegate(rules) ? [negationHidden] : []),
    ...(campaign.rules === undefined ? ['// This instance does not show the smart list.'] : []),
    ...ruleLines(rules, wording),
    ...(hidesNothing(flow ?? [], wording.catalogue) ? [nothingHidden] : []),
    ...(flow === undefined ? ['// This instance does not show the flow.'] : flowLines(flow, wording)),
    '}',
  ];
}

/** The checkbox is not shown: what is executed has it. */
function isExecuted(name: string, { name: program, campaigns }: ProgramSnapshot): boolean {
  const names = new Set([assetKey(name), assetKey(`${program}.${name}`)]);
  return campaigns.some(({ flow }) =>
    flow?.some(
      (step) =>
        step.name === 'Execute Campaign' &&
        step.choices.some(({ attributes }) => attributes?.some(({ value }) => names.has(assetKey(value)))),
    ),
  );
}

const doc = (description: string): readonly string[] =>
  withoutMark(description).trim() === ''
    ? []
    : withoutMark(description)
        .trim()
        .split(/\r\n?|\n/)
        .map((line) => `/// ${line}`.trimEnd());
