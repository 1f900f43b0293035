import { success, type Answer } from '../answer.ts';
import {
  createStaticList,
  deleteStaticList,
  staticListById,
  staticListNamed,
} from '../endpoints/static-lists.ts';
import type { ListRecord } from '../endpoints/records.ts';
import type { MarketoHttp } from '../http.ts';
import { onceOnly } from './settle.ts';

/**
 * A program that is being deployed holds an empty static list which says so. Marketo has nothing that compares and sets
 * in one step but the names of static lists, of which it takes none twice: whoever makes the list has the program, on
 * whatever machine. Source of the uniqueness: Adobe's release notes, error 709 "Static List with the same name already
 * exists". The program's id in the name makes it unique wherever Marketo looks for a second one.
 */
export const markName = (program: number): string => `Deploy in progress (${program})`;

export const isMark = ({ name }: { readonly name: string }): boolean =>
  /^Deploy in progress \(\d+\)$/.test(name);

/** Who deploys to a program, and since when. */
export interface Deployer {
  /** `ada@laptop` */
  readonly who: string;
  /** Tells the runs of one person apart. */
  readonly run: string;
}

export interface DeployMark extends Deployer {
  /** ISO 8601; empty where nobody knows. */
  readonly since: string;
}

const words = /^(.+) has been deploying to this program since (\S+)\. .* ⟦deploy ([0-9a-z-]+)⟧$/s;

function describe({ who, since, run }: DeployMark): string {
  return `${who} has been deploying to this program since ${since}. The list goes when the deploy ends. ⟦deploy ${run}⟧`;
}

function readDescription(description: string): DeployMark {
  const [, who = 'somebody', since = '', run = ''] = words.exec(description.trim()) ?? [];
  return { who, since, run };
}

export type Marking =
  { readonly kind: 'ours'; readonly list: number } | { readonly kind: 'held'; readonly by: DeployMark };

/** Marks a program, or says who has. What this very run has marked before is its own. */
export async function markProgram(
  http: MarketoHttp,
  program: number,
  mark: DeployMark,
): Promise<Answer<Marking>> {
  const found = async (): Promise<Answer<Marking | undefined>> => {
    const list = await staticListNamed(http, markName(program));
    return list.kind === 'success' ? success(list.result && markingOf(list.result, mark.run)) : list;
  };
  return onceOnly(http.clock, false, found, async () => {
    const place = { id: program, type: 'Program' } as const;
    const made = await createStaticList(http, markName(program), place, describe(mark));
    if (made.kind === 'success') return success({ kind: 'ours', list: made.result.id });
    if (made.kind !== 'refused') return made;
    const known = await found();
    if (known.kind !== 'success') return known;
    return known.result === undefined ? made : success(known.result);
  });
}

function markingOf({ id, description }: ListRecord, run: string): Marking {
  const by = readDescription(description);
  return by.run === run ? { kind: 'ours', list: id } : { kind: 'held', by };
}

/** Who deploys to the program right now; undefined: nobody. */
export async function deployerOf(
  http: MarketoHttp,
  program: number,
): Promise<Answer<DeployMark | undefined>> {
  const list = await staticListNamed(http, markName(program));
  return list.kind === 'success' ? success(list.result && readDescription(list.result.description)) : list;
}

/** Takes a mark away that was made in this run, or is gone already. */
export async function deleteMark(http: MarketoHttp, list: number): Promise<Answer<undefined>> {
  const isGone = async (): Promise<Answer<true | undefined>> => {
    const found = await staticListById(http, list);
    return found.kind === 'success' ? success(found.result === undefined ? true : undefined) : found;
  };
  const deleted = await onceOnly(http.clock, false, isGone, async () => {
    const answer = await deleteStaticList(http, list);
    if (answer.kind === 'success') return success(true as const);
    if (answer.kind !== 'refused') return answer;
    const gone = await isGone();
    return gone.kind === 'success' && gone.result === true ? success(gone.result) : answer;
  });
  return deleted.kind === 'success' ? success(undefined) : deleted;
}

/** Takes a mark away that a certain run has made. */
export async function unmarkProgram(
  http: MarketoHttp,
  program: number,
  run: string,
): Promise<Answer<undefined>> {
  const list = await staticListNamed(http, markName(program));
  if (list.kind !== 'success') return list;
  const isTheirs = list.result !== undefined && readDescription(list.result.description).run === run;
  return isTheirs && list.result !== undefined ? deleteMark(http, list.result.id) : success(undefined);
}
