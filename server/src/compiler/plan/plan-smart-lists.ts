import type { DesiredSmartList } from '../desired.ts';
import type { Channel, Target } from '../plan.ts';
import type { Capabilities, SmartListSnapshot } from '../snapshot.ts';
import { quoted } from './asset-lines.ts';
import { whyByHand } from './campaign-channel.ts';
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
  /** Undefined: somebody has to make it. */
  readonly target: Target | undefined;
}

/**
 * New lists come first and empty: lists and campaigns may name each other. Where the API writes no rules, it makes no
 * smart lists either. Source: Adobe's specification of August 2026, which adds both together.
 */
export function placeSmartLists(
  builder: PlanBuilder,
  program: PlacedProgram,
  rulesAndFlow: Capabilities['rulesAndFlow'],
): readonly PlacedSmartList[] {
  const { wanted, copy } = program;
  const found = program.found ?? copy?.content;
  const judged = found === undefined ? undefined : judgeSmartLists(wanted, found);
  return wanted.smartLists.map((list): PlacedSmartList => {
    const { name, description } = list;
    const match = judged?.get(list);
    if (match !== undefined) {
      const needsTarget = match.rules === 'different' || match.rules === 'unsure';
      const target =
        copy === undefined
          ? { id: match.found.id }
          : needsTarget && rulesAndFlow === 'present'
            ? findCopy(
                builder,
                'smart list',
                match.found.name,
                program.folder(match.found.folder),
                `smart list/${wanted.name}/${name}`,
              )
            : undefined;
      return { wanted: list, program, found: match.found, rules: match.rules, target };
    }
    const shell: PlacedSmartList = {
      wanted: list,
      program,
      found: undefined,
      rules: 'different',
      target: undefined,
    };
    if (rulesAndFlow !== 'present') return shell;
    const target = builder.add(
      { kind: 'create-smart-list', name, description, parent: program.folder(list.folder) },
      { id: `smart list/${wanted.name}/${name}`, summary: `Create the smart list "${name}"` },
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
  rulesAndFlow: Capabilities['rulesAndFlow'],
  after: readonly Target[],
  stage: 'at once' | 'renewed' = 'at once',
): readonly Target[] {
  const renewed = stage === 'renewed';
  const { wanted, program, found, target } = list;
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
  const channel = byHandChannel(rulesAndFlow);
  builder.change(asset, found === undefined ? 'create' : 'update', diff, notesOf(list, renewed), channel);
  if (target === undefined || rulesAndFlow !== 'present') {
    askForRules(builder, asset, list, whyByHand(rulesAndFlow));
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
      ...(found === undefined ? {} : { before: { rules: found.rules } }),
    },
  );
  return [operation];
}

function byHandChannel(rulesAndFlow: Capabilities['rulesAndFlow']): Channel | undefined {
  return rulesAndFlow === 'present' ? undefined : { name: 'build sheet', reason: whyByHand(rulesAndFlow) };
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

function notesOf({ found, rules }: PlacedSmartList, renewed: boolean): readonly string[] {
  if (found === undefined) return [];
  return [
    'It is edited in place: while it is written it finds fewer people.',
    ...(rules === 'unsure' ? [hiddenNegation] : []),
    ...(renewed && rules === 'same' ? ['It is unchanged, but it names a campaign that is replaced.'] : []),
  ];
}

export const hiddenNegation =
  'Marketo does not show whether a filter is negated, so its rules are written again.';
