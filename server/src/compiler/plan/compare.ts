import { catalogue as standard, type Catalogue } from '../../catalogue/index.ts';
import type { DesiredField, DesiredProgram, DesiredState } from '../desired.ts';
import type { ProgramSnapshot, Snapshot } from '../snapshot.ts';
import { fieldLine, misplaced, programLines, redescribed, tokenLine } from './asset-lines.ts';
import { leftoverOf } from './beside.ts';
import { brokenRules, comparedCampaign, compareCampaign, ruleDrift } from './compare-campaign.ts';
import {
  type ComparedAsset,
  different,
  differentByHand,
  type Difference,
  type Drift,
  extra,
  missing,
  settingOf,
} from './drift.ts';
import { inFileWords } from './file-words.ts';
import { indexByName, judgeSmartLists, samePath } from './judgement.ts';
import { diffLines } from './line-diff.ts';
import { assetKey, normalValue } from './normal-form.ts';
import { programDifferences } from './program-differences.ts';
import { campaignLines, ruleLines } from './campaign-lines.ts';
import { type Wording } from './wording.ts';

/** Every difference between what the files want and what the instance holds, in the order of the files and in their words. */
export const compare = (
  desired: DesiredState,
  snapshot: Snapshot,
  catalogue: Catalogue = standard,
): readonly Drift[] => inFileWords(differencesOf(desired, snapshot, catalogue));

/** The same without words, for what is compared with something else than files. */
export function differencesOf(
  desired: DesiredState,
  snapshot: Pick<Snapshot, 'fields' | 'programs'>,
  catalogue: Catalogue = standard,
): readonly Difference[] {
  const programs = new Map(snapshot.programs.map((program) => [assetKey(program.name), program]));
  return [
    ...desired.fields.flatMap((field) => compareField(field, snapshot.fields)),
    ...desired.programs.flatMap((program) =>
      compareProgram(program, programs.get(assetKey(program.name)), { catalogue, program: program.name }),
    ),
  ];
}

function compareField(field: DesiredField, found: readonly DesiredField[]): readonly Difference[] {
  const asset = { of: 'field', name: field.displayName, program: undefined } as const;
  const match = findField(field, found);
  if (match === undefined) return [missing(asset, [fieldLine(field)])];
  if (match.dataType.toLowerCase() === field.dataType.toLowerCase()) return [];
  const what = settingOf('The field is of type', match.dataType, field.dataType);
  return [differentByHand(asset, what, diffLines([fieldLine(match)], [fieldLine(field)]))];
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
): readonly Difference[] {
  const asset = { of: 'program', name: wanted.name, program: wanted.name } as const;
  if (found === undefined) return [missing(asset, programLines(wanted))];
  return [
    ...programDifferences(wanted, found).map(({ what, byHand }) =>
      byHand ? differentByHand(asset, what) : different(asset, what),
    ),
    ...compareTokens(wanted, found),
    ...compareFolders(wanted, found),
    ...compareLists(wanted, found),
    ...compareSmartLists(wanted, found, wording),
    ...compareCampaigns(wanted, found, wording),
  ];
}

function compareTokens(wanted: DesiredProgram, found: ProgramSnapshot): readonly Difference[] {
  const byName = new Map(found.tokens.map((token) => [assetKey(token.name), token]));
  const assetNamed = (name: string): ComparedAsset => ({ of: 'token', name, program: wanted.name });
  const drifts = wanted.tokens.flatMap((token): readonly Difference[] => {
    const asset = assetNamed(token.name);
    const match = byName.get(assetKey(token.name));
    byName.delete(assetKey(token.name));
    if (match === undefined) return [missing(asset, [tokenLine(token)])];
    if (match.type === token.type && normalValue(match.value, '') === normalValue(token.value, '')) return [];
    return [different(asset, { aspect: 'token' }, diffLines([tokenLine(match)], [tokenLine(token)]))];
  });
  return [...drifts, ...[...byName.values()].map(({ name }) => extra(assetNamed(name)))];
}

function compareFolders(wanted: DesiredProgram, found: ProgramSnapshot): readonly Difference[] {
  return wanted.folders
    .filter((path) => !found.folders.some((folder) => samePath(folder.path, path)))
    .map((path) => missing({ of: 'folder', name: path.join(' / '), program: wanted.name }, []));
}

function compareLists(wanted: DesiredProgram, found: ProgramSnapshot): readonly Difference[] {
  const find = indexByName(found.lists);
  const drifts = wanted.lists.flatMap((list): readonly Difference[] => {
    const asset = { of: 'list', name: list.name, program: wanted.name } as const;
    const match = find(list);
    if (match === undefined) return [missing(asset, [])];
    return [
      ...misplaced(asset, list.folder, match.folder),
      ...redescribed(asset, list.description, match.description),
    ];
  });
  const named = new Set(wanted.lists.map(({ name }) => assetKey(name)));
  return [...drifts, ...extras('list', wanted.name, found.lists, named)];
}

function compareSmartLists(
  wanted: DesiredProgram,
  found: ProgramSnapshot,
  wording: Wording,
): readonly Difference[] {
  const verdicts = judgeSmartLists(wanted, found);
  const drifts = wanted.smartLists.flatMap((list): readonly Difference[] => {
    const asset = { of: 'smart list', name: list.name, program: wanted.name } as const;
    const match = verdicts.get(list);
    if (match === undefined) return [missing(asset, ruleLines(list.rules, wording))];
    return [
      ...misplaced(asset, list.folder, match.found.folder),
      ...redescribed(asset, list.description, match.found.description),
      ...ruleDrift(asset, match.rules, match.found.rules, list.rules, wording),
      ...brokenRules(asset, match.found.errors),
    ];
  });
  const named = new Set(wanted.smartLists.map(({ name }) => assetKey(name)));
  return [...drifts, ...extras('smart list', wanted.name, found.smartLists, named)];
}

function compareCampaigns(
  wanted: DesiredProgram,
  found: ProgramSnapshot,
  wording: Wording,
): readonly Difference[] {
  const find = indexByName(found.campaigns);
  const drifts = wanted.campaigns.flatMap((campaign): readonly Difference[] => {
    const match = find(campaign);
    if (match === undefined)
      return [missing(comparedCampaign(campaign, wanted.name), campaignLines(campaign, wording))];
    return compareCampaign(campaign, match, wording);
  });
  const named = new Set(wanted.campaigns.map(({ name }) => assetKey(name)));
  // What a replaced campaign leaves behind is switched off and known; while it is on, it does what its successor does.
  const others = found.campaigns.filter(({ name, isActive }) => isActive || leftoverOf(name) === undefined);
  return [...drifts, ...extras('campaign', wanted.name, others, named)];
}

const extras = (
  of: ComparedAsset['of'],
  program: string,
  found: readonly { readonly name: string }[],
  named: ReadonlySet<string>,
): readonly Difference[] =>
  found.filter(({ name }) => !named.has(assetKey(name))).map(({ name }) => extra({ of, name, program }));
