import { createWorkspace, type Model } from '../../../server/src/model/index.ts';
import { largeWorkspace } from '../large-workspace.ts';

/** A workspace as large companies have them, to be edited again and again. */
export interface EditedWorkspace {
  readonly model: () => Model;
  /** So many campaigns of all programs that can be edited. */
  readonly campaigns: (count: number) => readonly string[];
  /** Gives the campaign another wait than it had; everything else stays as it was at first. */
  readonly edit: (campaign: string) => void;
  readonly restore: () => void;
}

/** 25 campaigns to a program. */
export function workspaceOfSize(size: number, seed?: number): EditedWorkspace {
  const programs = Math.max(8, Math.round(size / 25));
  const files = largeWorkspace({ campaigns: size, programs, ...(seed !== undefined && { seed }) });
  const workspace = createWorkspace();
  for (const [name, text] of files) workspace.set(uriOf(name), text);
  let edited: string | undefined;
  let edits = 0;
  const restore = () => {
    if (edited !== undefined) workspace.set(uriOf(edited), files.get(edited) ?? '');
    edited = undefined;
  };
  return {
    model: () => workspace.model(),
    campaigns(count) {
      const editable = workspace
        .model()
        .campaigns.filter(({ bound }) => bound.kind !== 'executable')
        .map(({ name }) => name)
        .filter((name) => [...files.values()].some((text) => flowOf(text, name) !== undefined));
      return Array.from(
        { length: Math.min(count, editable.length) },
        (_, at) => editable[Math.floor((at * editable.length) / count)] ?? '',
      );
    },
    edit(campaign) {
      restore();
      for (const [name, text] of files) {
        const at = flowOf(text, campaign);
        if (at === undefined) continue;
        edits += 1;
        edited = name;
        workspace.set(
          uriOf(name),
          `${text.slice(0, at)}\nWait ${1 + (edits % 50)} minutes\n${text.slice(at)}`,
        );
        return;
      }
    },
    restore,
  };
}

function uriOf(name: string): string {
  return `file:///${name}`;
}

/** Where the first step of the campaign's flow stands. */
function flowOf(text: string, campaign: string): number | undefined {
  const begin = text.indexOf(`campaign "${campaign}" {`);
  const flow = begin === -1 ? -1 : text.indexOf('flow {', begin);
  return flow === -1 ? undefined : flow + 'flow {'.length;
}
