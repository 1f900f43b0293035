import { catalogue as standard, type Catalogue } from '../../catalogue/index.ts';
import { added, fieldLine, programLines, quoted, smartListLines, tokenLine } from './asset-lines.ts';
import { leftoverOf } from './beside.ts';
import type { DesiredCampaign, DesiredField, DesiredProgram, DesiredState } from '../desired.ts';
import {
  indexByName,
  isPureClone,
  judgeCampaign,
  judgeSmartLists,
  samePath,
  type Verdict,
} from './judgement.ts';
import { diffLines } from './line-diff.ts';
import { sameDescription } from './mark.ts';
import { assetKey, normalFlow, normalRules, normalValue, sameText } from './normal-form.ts';
import { programDifferences } from './program-differences.ts';
import type { CampaignSnapshot, ProgramSnapshot, Snapshot } from '../snapshot.ts';
import { campaignLines, flowLines, qualificationWords, ruleLines, type Wording } from './wording.ts';

/** One way in which an instance is not what the files say. */
export interface Drift {
  /** `unreadable`: Marketo does not show it, so nobody knows; it is no proof of a difference. */
  readonly kind: 'missing' | 'different' | 'extra' | 'unreadable';
  /** `campaign "090 - Processing: Sort"` */
  readonly asset: string;
  /** What differs, a sentence in Marketo's words. */
  readonly message: string;
  /** Lines with `-` (in the instance), `+` (in the files) or a space. */
  readonly diff: readonly string[];
}

/** Whether any of them is known to be a difference. */
export const hasDrift = (drifts: readonly Drift[]): boolean =>
  drifts.some(({ kind }) => kind !== 'unreadable');

/** Every difference between what the files want and what the instance holds, in the order of the files. */
export function compare(
  desired: DesiredState,
  snapshot: Snapshot,
  catalogue: Catalogue = standard,
): readonly Drift[] {
  const programs = new Map(snapshot.programs.map((program) => [assetKey(program.name), program]));
  return [
    ...desired.fields.flatMap((field) => compareField(field, snapshot.fields)),
    ...desired.programs.flatMap((program) =>
      compareProgram(program, programs.get(assetKey(program.name)), { catalogue, program: program.name }),
    ),
  ];
}

function compareField(field: DesiredField, found: readonly DesiredField[]): readonly Drift[] {
  const asset = `field [${field.displayName}]`;
  const match = findField(field, found);
  if (match === undefined) return [missing(asset, [fieldLine(field)])];
  if (match.dataType.toLowerCase() === field.dataType.toLowerCase()) return [];
  const message = `The field is of type ${match.dataType}, the files say ${field.dataType}.`;
  return [{ kind: 'different', asset, message, diff: diffLines([fieldLine(match)], [fieldLine(field)]) }];
}

/** A field of the instance by its API name or, failing that, by its friendly name. */
export function findField(field: DesiredField, found: readonly DesiredField[]): DesiredField | undefined {
  const api = field.apiName.toLowerCase();
  return (
    found.find(({ apiName }) => apiName.toLowerCase() === api) ??
    found.find(({ displayName }) => assetKey(displayName) === assetKey(field.displayName))
  );
}

function compareProgram(
  wanted: DesiredProgram,
  found: ProgramSnapshot | undefined,
  wording: Wording,
): readonly Drift[] {
  const asset = `program ${quoted(wanted.name)}`;
  if (found === undefined) return [missing(asset, programLines(wanted))];
  return [
    ...programDifferences(wanted, found).map(({ message }) => different(asset, message)),
    ...compareTokens(wanted, found),
    ...compareFolders(wanted, found),
    ...compareLists(wanted, found),
    ...compareSmartLists(wanted, found, wording),
    ...compareCampaigns(wanted, found, wording),
  ];
}

function compareTokens(wanted: DesiredProgram, found: ProgramSnapshot): readonly Drift[] {
  const byName = new Map(found.tokens.map((token) => [assetKey(token.name), token]));
  const drifts = wanted.tokens.flatMap((token): readonly Drift[] => {
    const asset = `token ${quoted(token.name)}`;
    const match = byName.get(assetKey(token.name));
    byName.delete(assetKey(token.name));
    if (match === undefined) return [missing(asset, [tokenLine(token)])];
    if (match.type === token.type && normalValue(match.value, '') === normalValue(token.value, '')) return [];
    return [
      different(asset, 'The token has another value.', diffLines([tokenLine(match)], [tokenLine(token)])),
    ];
  });
  return [...drifts, ...[...byName.values()].map(({ name }) => extra(`token ${quoted(name)}`))];
}

function compareFolders(wanted: DesiredProgram, found: ProgramSnapshot): readonly Drift[] {
  return wanted.folders
    .filter((path) => !found.folders.some((folder) => samePath(folder.path, path)))
    .map((path) => missing(`folder ${quoted(path.join(' / '))}`, []));
}

function compareLists(wanted: DesiredProgram, found: ProgramSnapshot): readonly Drift[] {
  const find = indexByName(found.lists);
  const drifts = wanted.lists.flatMap((list): readonly Drift[] => {
    const asset = `list ${quoted(list.name)}`;
    const match = find(list);
    if (match === undefined) return [missing(asset, [`list ${quoted(list.name)}`])];
    return [
      ...misplaced(asset, list.folder, match.folder),
      ...redescribed(asset, list.description, match.description),
    ];
  });
  const named = new Set(wanted.lists.map(({ name }) => assetKey(name)));
  return [...drifts, ...extras('list', found.lists, named)];
}

function compareSmartLists(
  wanted: DesiredProgram,
  found: ProgramSnapshot,
  wording: Wording,
): readonly Drift[] {
  const verdicts = judgeSmartLists(wanted, found);
  const drifts = wanted.smartLists.flatMap((list): readonly Drift[] => {
    const asset = `smart list ${quoted(list.name)}`;
    const match = verdicts.get(list);
    if (match === undefined) return [missing(asset, smartListLines(list, wording))];
    const before = match.found.rules === undefined ? [] : ruleLines(match.found.rules, wording);
    return [
      ...misplaced(asset, list.folder, match.found.folder),
      ...redescribed(asset, list.description, match.found.description),
      ...ruleDrift(asset, match.rules, before, ruleLines(list.rules, wording)),
      ...brokenRules(asset, match.found.errors),
    ];
  });
  const named = new Set(wanted.smartLists.map(({ name }) => assetKey(name)));
  return [...drifts, ...extras('smart list', found.smartLists, named)];
}

function compareCampaigns(
  wanted: DesiredProgram,
  found: ProgramSnapshot,
  wording: Wording,
): readonly Drift[] {
  const find = indexByName(found.campaigns);
  const drifts = wanted.campaigns.flatMap((campaign): readonly Drift[] => {
    const match = find(campaign);
    if (match === undefined) return [missing(campaignAsset(campaign), campaignLines(campaign, wording))];
    return compareCampaign(campaign, match, wording);
  });
  const named = new Set(wanted.campaigns.map(({ name }) => assetKey(name)));
  // What a replaced campaign leaves behind is switched off and known; while it is on, it does what its successor does.
  const others = found.campaigns.filter(({ name, isActive }) => isActive || leftoverOf(name) === undefined);
  return [...drifts, ...extras('campaign', others, named)];
}

function compareCampaign(
  wanted: DesiredCampaign,
  found: CampaignSnapshot,
  wording: Wording,
): readonly Drift[] {
  const asset = campaignAsset(wanted);
  const judged = judgeCampaign(wanted, found, wording.program);
  const drifts = [
    ...misplaced(asset, wanted.folder, found.folder),
    ...redescribed(asset, wanted.description, found.description),
    ...ruleDrift(
      asset,
      judged.rules,
      found.rules ? ruleLines(found.rules, wording) : [],
      ruleLines(wanted.rules, wording),
    ),
  ];
  if (judged.flow === 'unreadable') drifts.push(unreadable(asset, 'This instance does not show the flow.'));
  if (judged.flow === 'different') {
    drifts.push(flowDrift(asset, flowLines(found.flow ?? [], wording), flowLines(wanted.flow, wording)));
  }
  drifts.push(...brokenRules(asset, found.errors));
  if (!judged.qualification) {
    const [is, should] = [found.qualification, wanted.qualification].map(qualificationWords);
    const message = `The qualification rule is "${is}", the files say "${should}".`;
    drifts.push(different(asset, message, [`-qualify ${is}`, `+qualify ${should}`]));
  }
  if (!judged.communicationLimits) {
    drifts.push(
      different(
        asset,
        `Communication limits are ${wanted.communicationLimits === true ? 'off' : 'on'}, the files say otherwise.`,
      ),
    );
  }
  if (wanted.kind === 'trigger' && wanted.active !== found.isActive) {
    drifts.push(
      different(
        asset,
        wanted.active ? 'The campaign is switched off.' : 'The campaign is active, the files say `inactive`.',
      ),
    );
  }
  if (wanted.recurrence !== undefined && found.status !== 'Recurring Run') {
    drifts.push(
      different(asset, `No recurrence is scheduled, the files say ${wanted.recurrence}.`, [
        `+schedule ${wanted.recurrence}`,
      ]),
    );
  }
  return isPureClone(wanted)
    ? drifts.filter(({ message }) => !message.startsWith('The qualification'))
    : drifts;
}

/** What a campaign that was just written does not read back as: rules and flow alone, in the language's words. */
export function compareContent(
  wanted: Pick<DesiredCampaign, 'name' | 'rules'> & { readonly flow: DesiredCampaign['flow'] | undefined },
  found: Pick<CampaignSnapshot, 'rules' | 'flow' | 'errors'>,
  program: string,
  catalogue: Catalogue = standard,
): readonly Drift[] {
  const asset = campaignAsset(wanted);
  const wording = { catalogue, program };
  const drifts: Drift[] = [];
  const rules = found.rules ?? { triggers: [], filters: [], logic: 'all' };
  if (!sameText(normalRules(wanted.rules, program, true), normalRules(rules, program, true))) {
    drifts.push(
      ...ruleDrift(asset, 'different', ruleLines(rules, wording), ruleLines(wanted.rules, wording)),
    );
  }
  const flow = found.flow ?? [];
  if (wanted.flow !== undefined && !sameText(normalFlow(wanted.flow, program), normalFlow(flow, program))) {
    drifts.push(flowDrift(asset, flowLines(flow, wording), flowLines(wanted.flow, wording)));
  }
  return [...drifts, ...brokenRules(asset, found.errors)];
}

const flowDrift = (asset: string, before: readonly string[], after: readonly string[]): Drift =>
  different(asset, 'The flow is not the one in the files.', diffLines(before, after));

const campaignAsset = ({ name }: { readonly name: string }): string => `campaign ${quoted(name)}`;

function ruleDrift(
  asset: string,
  verdict: Verdict,
  before: readonly string[],
  after: readonly string[],
): readonly Drift[] {
  if (verdict === 'same') return [];
  if (verdict === 'unreadable') return [unreadable(asset, 'This instance does not show the rules.')];
  if (verdict === 'different')
    return [different(asset, 'The smart list is not the one in the files.', diffLines(before, after))];
  return [
    unreadable(
      asset,
      'Marketo does not show whether a filter is negated, and the mark in the description does not vouch for it.',
    ),
  ];
}

const brokenRules = (asset: string, errors: readonly string[]): readonly Drift[] =>
  errors.map((error) => different(asset, `Marketo marks a rule as broken: ${error}`));

const misplaced = (asset: string, wanted: readonly string[], found: readonly string[]): readonly Drift[] =>
  samePath(wanted, found)
    ? []
    : [different(asset, `It lies in ${placeWords(found)}, the files put it in ${placeWords(wanted)}.`)];

/** Where an asset lies inside its program. */
export const placeWords = (folder: readonly string[]): string =>
  folder.length === 0 ? 'the program itself' : `the folder ${quoted(folder.join(' / '))}`;

const redescribed = (asset: string, wanted: string, found: string): readonly Drift[] =>
  sameDescription(wanted, found)
    ? []
    : [different(asset, 'The description differs.', diffLines([found], [wanted]))];

const extras = (
  noun: string,
  found: readonly { readonly name: string }[],
  named: ReadonlySet<string>,
): readonly Drift[] =>
  found.filter(({ name }) => !named.has(assetKey(name))).map(({ name }) => extra(`${noun} ${quoted(name)}`));

const missing = (asset: string, lines: readonly string[]): Drift => ({
  kind: 'missing',
  asset,
  message: 'It is in the files but not in the instance.',
  diff: added(lines),
});

const extra = (asset: string): Drift => ({
  kind: 'extra',
  asset,
  message: 'It is in the program but not in the files.',
  diff: [],
});

const different = (asset: string, message: string, diff: readonly string[] = []): Drift => ({
  kind: 'different',
  asset,
  message,
  diff,
});
const unreadable = (asset: string, message: string): Drift => ({
  kind: 'unreadable',
  asset,
  message,
  diff: [],
});
