import type { Instance } from '../instance.ts';
import { assetTime } from '../protocol/time.ts';
import type { Cost, Program } from '../store/records.ts';
import { folderAt } from '../store/tree.ts';
import { programUrl } from './folder-view.ts';
import { workspaceNameOf } from '../store/workspaces.ts';

/** A program's record. Its `folder` has another shape than elsewhere: `{type, value, folderName}`. */
export function programView(
  instance: Instance,
  program: Program,
  withTags: boolean,
  withCosts: boolean,
): Record<string, unknown> {
  const { folder } = program;
  return {
    id: program.id,
    name: program.name,
    description: program.description,
    createdAt: assetTime(program.createdAt),
    updatedAt: assetTime(program.updatedAt),
    url: programUrl(instance, program),
    type: program.type,
    channel: program.channel,
    folder: { type: folder.type, value: folder.id, folderName: folderAt(instance.store, folder)?.name ?? '' },
    status:
      program.type === 'Email'
        ? program.approved
          ? 'locked'
          : 'unlocked'
        : program.type === 'Engagement'
          ? 'off'
          : '',
    workspace: workspaceNameOf(instance.store, program.folder),
    ...(program.startDate === undefined ? {} : { startDate: program.startDate }),
    ...(program.endDate === undefined ? {} : { endDate: program.endDate }),
    headStart: false,
    tags: withTags && program.tags.size > 0 ? tagsView(program.tags) : null,
    costs: withCosts && program.costs.length > 0 ? program.costs.map(costView) : null,
  };
}

function tagsView(tags: ReadonlyMap<string, string>): Record<string, unknown>[] {
  return [...tags].map(([tagType, tagValue]) => ({ tagType, tagValue }));
}

function costView({ startDate, cost, note }: Cost): Record<string, unknown> {
  return { startDate, cost, ...(note === undefined ? {} : { note }) };
}
