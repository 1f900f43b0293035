import type { DesiredSmartList } from '../desired.ts';
import type { Channel, Target } from '../plan.ts';
import type { Capabilities, SmartListSnapshot } from '../snapshot.ts';
import { quoted } from './asset-lines.ts';
import { channelDetails, newListChannel, smartListChannel, type ContentChannel } from './content-channel.ts';
import { judgeSmartLists, samePath, type Verdict } from './judgement.ts';
import { diffLines } from './line-diff.ts';
import { sameDescription } from './mark.ts';
import type { PlanBuilder } from './plan-builder.ts';
import { findCopy, moveByHand, type PlacedProgram } from './plan-program.ts';
import { ruleLines } from './campaign-lines.ts';

/** A smart list that exists, or that an operation makes. */
export interface PlacedSmartList {
  readonly wanted: DesiredSmartList;
  readonly program: PlacedProgram;
  readonly found: SmartListSnapshot | undefined;
  readonly rules: Verdict;
  /** How its rules get there. */
  readonly channel: ContentChannel;
  /** Undefined: somebody has to make it. */
  readonly target: Target | undefined;
}

/** New lists come first and empty: lists and campaigns may name each other. */
export function placeSmartLists(
  builder: PlanBuilder,
  program: PlacedProgram,
  capabilities: Capabilities,
): readonly PlacedSmartList[] {
  const { wanted, copy } = program;
  const found = program.found ?? copy?.content;
  const judged = found === undefined ? undefined : judgeSmartLists(wanted, found);
  return wanted.smartLists.map((list): PlacedSmartList => {
    const { name, description } = list;
    const match = judged?.get(list);
    const channel = smartListChannel(list, match?.found, capabilities);
    if (match !== undefined) {
      const needsTarget = match.rules === 'different' || match.rules === 'unsure';
      const target =
        copy === undefined
          ? { id: match.found.id }
          : needsTarget && channel.by !== 'hand'
            ? findCopy(
                builder,
                'smart list',
                match.found.name,
                program.folder(match.found.folder),
                `smart list/${wanted.name}/${name}`,
              )
            : undefined;
      return { wanted: list, program, found: match.found, rules: match.rules, channel, target };
    }
    const shell: PlacedSmartList = {
      wanted: list,
      program,
      found: undefined,
      rules: 'different',
      channel,
      target: undefined,
    };
    const creation = newListChannel(capabilities);
    if (creation.by === 'hand') return shell;
    const target = builder.add(
      { kind: 'create-smart-list', name, description, parent: program.folder(list.folder) },
      {
        id: `smart list/${wanted.name}/${name}`,
        summary: `Create the smart list "${name}"`,
        ...channelDetails(creation),
      },
    );
    return { ...shell, target };
  });
}

/**
 * @param stage `renewed`: the list names a campaign that is replaced and has to name its successor.
 * @returns the writing, for what has to wait for it.
 */
export function writeSmartList(
  builder: PlanBuilder,
  list: PlacedSmartList,
  after: readonly Target[],
  stage: 'at once' | 'renewed' = 'at once',
): readonly Target[] {
  const renewed = stage === 'renewed';
  const { wanted, program, found, channel, target } = list;
  const { wording } = program;
  const asset = `smart list ${quoted(wanted.name)}`;
  if (found !== undefined) askByHand(builder, asset, wanted, found);
  const different = list.rules === 'different' || list.rules === 'unsure';
  if (!different && !renewed) {
    builder.change(asset, 'unchanged');
    return [];
  }
  const before = found?.rules === undefined ? [] : ruleLines(found.rules, wording);
  const diff = diffLines(before, ruleLines(wanted.rules, wording));
  const byHand: Channel | undefined =
    channel.by === 'hand' ? { name: 'build sheet', reason: channel.reason } : undefined;
  builder.change(asset, found === undefined ? 'create' : 'update', diff, notesOf(list, renewed), byHand);
  if (target === undefined || channel.by === 'hand') {
    askForRules(builder, asset, list, channel.reason);
    return [];
  }
  if (found === undefined && wanted.rules.filters.length === 0) return [];
  const operation = builder.add(
    {
      kind: 'write-rules',
      of: 'smart list',
      name: wanted.name,
      program: program.wanted.name,
      rules: wanted.rules,
      target,
    },
    {
      id: `smart list/${program.wanted.name}/${wanted.name}/rules`,
      summary: `Write the rules of the smart list "${wanted.name}"`,
      destructive: found !== undefined,
      after,
      ...channelDetails(channel),
      ...(found === undefined ? {} : { before: { rules: found.rules } }),
    },
  );
  return [operation];
}

function askForRules(
  builder: PlanBuilder,
  asset: string,
  { wanted, program, found }: PlacedSmartList,
  why: string,
): void {
  const { name, folder, rules } = wanted;
  const place = { of: 'smart list', name, program: program.wanted.name, folder } as const;
  const isNew = found === undefined;
  const action = isNew
    ? `Create the smart list "${name}" and set its rules by hand: ${why}.`
    : `Set the rules of the smart list "${name}" by hand: ${why}.`;
  builder.ask(asset, action, found?.url, undefined, undefined, { kind: 'build', rules, isNew, place });
}

function askByHand(
  builder: PlanBuilder,
  asset: string,
  wanted: DesiredSmartList,
  found: SmartListSnapshot,
): void {
  const { name } = wanted;
  if (!samePath(found.folder, wanted.folder)) {
    builder.ask(asset, moveByHand(`the smart list "${name}"`, wanted.folder), found.url);
  }
  if (!sameDescription(wanted.description, found.description)) {
    const text = wanted.description === '' ? 'empty' : `"${wanted.description}"`;
    builder.ask(
      asset,
      `Make the description of the smart list "${name}" ${text}: no API changes it.`,
      found.url,
    );
  }
}

function notesOf({ found, rules, channel }: PlacedSmartList, renewed: boolean): readonly string[] {
  const by = channel.by === 'mcp' ? [throughTools(channel.reason)] : [];
  if (found === undefined) return by;
  const users = found.usedBy ?? [];
  return [
    ...by,
    'It is edited in place: while it is written it finds fewer people.',
    ...(users.length > 0 ? [`It is used by ${users.map(quoted).join(', ')}.`] : []),
    ...(rules === 'unsure' ? [hiddenNegation] : []),
    ...(renewed && rules === 'same' ? ['It is unchanged, but it names a campaign that is replaced.'] : []),
  ];
}

/** What a person reads of the channel. */
export const throughTools = (reason: string): string =>
  `It is written through Adobe's MCP server, because ${reason}.`;

export const hiddenNegation =
  'Marketo does not show whether a filter is negated, so its rules are written again.';
