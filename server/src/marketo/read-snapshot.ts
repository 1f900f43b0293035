import {
  assetKey,
  type DesiredField,
  type Scope,
  type Snapshot,
  type TemplateSnapshot,
  wholeProgram,
} from '../compiler/index.ts';
import { all, map, success, type Answer } from './answer.ts';
import { everywhere } from './browse-program.ts';
import { callsOf, type Connection } from './connect.ts';
import { campaignNamed, campaignsIn } from './endpoints/campaigns.ts';
import { personFields } from './endpoints/fields.ts';
import { programNamed } from './endpoints/programs.ts';
import type { MarketoHttp } from './http.ts';
import { nothingMore, readsByTools } from './mcp/reads.ts';
import { distinctFolders, FolderReader, foldersInside } from './read-folders.ts';
import { readProgram } from './read-program.ts';
import { SeenAssets } from './seen/seen.ts';

export interface Reading {
  /** Aborted: no further call begins. */
  readonly signal?: AbortSignal | undefined;
  /** Rules and flows that were read before: they are not read again while nobody changed them. */
  readonly seen?: SeenAssets;
}

/**
 * Reads what the scope names, and nothing else, in the shapes of the desired state. What REST hides is read through the
 * MCP server, where that is used.
 */
export async function readSnapshot(
  connection: Connection,
  scope: Scope,
  { signal, seen = new SeenAssets() }: Reading = {},
): Promise<Answer<Snapshot>> {
  const { capabilities, mcp } = connection;
  const under = signal === undefined ? {} : { signal };
  const http = (mcp ?? connection).http.under(under);
  const more = mcp === undefined ? nothingMore : readsByTools(mcp, http);
  const before = callsOf(connection);
  const timeZone = connection.instance.timeZone ?? 'UTC';
  const tree = new FolderReader(http);
  const [fields, places, programs, templates, kits] = await Promise.all([
    readFields(http, scope.fields),
    Promise.all(scope.programs.map(({ folder, workspace }) => tree.along(folder, workspace))),
    Promise.all(scope.programs.map((program) => readProgram(http, tree, program, { more, seen, timeZone }))),
    Promise.all(scope.templates.map((template) => readTemplate(http, template))),
    Promise.all(
      (scope.kits ?? []).map((name) => readProgram(http, tree, wholeProgram(name), { more, seen, timeZone })),
    ),
  ]);
  const folders = all(places);
  const found = all(programs);
  const foundTemplates = all(templates);
  const foundKits = all(kits);
  if (fields.kind !== 'success') return fields;
  if (folders.kind !== 'success') return folders;
  if (found.kind !== 'success') return found;
  if (foundTemplates.kind !== 'success') return foundTemplates;
  if (foundKits.kind !== 'success') return foundKits;
  return success({
    fields: fields.result,
    folders: distinctFolders(folders.result.flat()),
    programs: found.result.flatMap((program) => program ?? []),
    templates: foundTemplates.result.flatMap((template) => template ?? []),
    ...(scope.kits !== undefined && { kits: foundKits.result.flatMap((kit) => kit ?? []) }),
    capabilities,
    calls: callsOf(connection) - before,
  });
}

async function readFields(
  http: MarketoHttp,
  wanted: Scope['fields'],
): Promise<Answer<readonly DesiredField[]>> {
  if (wanted.length === 0) return success([]);
  const names = new Set(
    wanted.flatMap(({ apiName, displayName }) => [`api ${assetKey(apiName)}`, assetKey(displayName)]),
  );
  return map(await personFields(http), (fields) =>
    fields.filter(
      ({ apiName, displayName }) => names.has(`api ${assetKey(apiName)}`) || names.has(assetKey(displayName)),
    ),
  );
}

async function readTemplate(
  http: MarketoHttp,
  { name, program }: Scope['templates'][number],
): Promise<Answer<TemplateSnapshot | undefined>> {
  if (program === undefined) {
    return map(await campaignNamed(http, name), (campaign) => campaign && { name, program, id: campaign.id });
  }
  const around = await programNamed(http, program);
  if (around.kind !== 'success') return around;
  if (around.result === undefined) return success(undefined);
  const { id } = around.result;
  const inside = await foldersInside(http, id);
  if (inside.kind !== 'success') return inside;
  return map(await everywhere(id, inside.result, (folder) => campaignsIn(http, folder)), ({ assets }) => {
    const found = assets.find((campaign) => assetKey(campaign.name) === assetKey(name));
    return found && { name, program, id: found.id };
  });
}
