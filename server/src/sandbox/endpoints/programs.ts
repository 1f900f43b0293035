import { cloneParameters } from './clone-parameters.ts';
import { z } from 'zod';
import type { Instance } from '../instance.ts';
import { nothing, success, type Answer, type Refused } from '../protocol/answer.ts';
import { act, get, post, readAssets, writeAssets, type Endpoint } from '../protocol/endpoint.ts';
import {
  boolean,
  folderReference,
  form,
  instant,
  integer,
  json,
  name,
  oneOf,
  path,
  query,
  required,
  text,
} from '../protocol/parameter.ts';
import {
  invalidData,
  nameTaken,
  notFound,
  parentNotFound,
  ruleViolated,
  wrongFolderKind,
} from '../protocol/refusals.ts';
import { isDay } from '../protocol/time.ts';
import type { Cost, FolderReference, Program, ProgramType } from '../store/records.ts';
import { areaOf, folderAt, isZone, programAbove } from '../store/tree.ts';
import { workspaceNameOf } from '../store/workspaces.ts';
import { channelNamed } from './channels.ts';
import { assetPage, assetPageOf } from './paging.ts';
import { channelTypeOf, programTypeNamed } from './program-type.ts';
import { cloneProgram } from './program-clone.ts';
import { deleteProgram } from './program-delete.ts';
import { programNamed } from './program-named.ts';
import { programView } from './program-view.ts';

const base = '/rest/asset/v1';

const costs = json(
  'Costs',
  z.array(
    z
      .object({ startDate: z.string().refine(isDay), cost: z.int(), note: z.string().optional() })
      .transform(({ startDate, cost, note }): Cost => ({ startDate, cost, note })),
  ),
);
const tags = json('Tags', z.array(z.object({ tagType: z.string(), tagValue: z.string() })));
type Tag = { readonly tagType: string; readonly tagValue: string };

export const programEndpoints: readonly Endpoint[] = [
  get({
    path: `${base}/program/byName.json`,
    permissions: readAssets,
    parameters: {
      name: required(query(name(255))),
      includeTags: query(boolean),
      includeCosts: query(boolean),
    },
    handle: (instance, { name, includeTags, includeCosts }) => {
      const program = programNamed(instance, name);
      if (program === undefined) return nothing;
      return success(programView(instance, program, includeTags ?? false, includeCosts ?? false));
    },
  }),
  get({
    path: `${base}/program/byTag.json`,
    permissions: readAssets,
    parameters: {
      tagType: required(query(name(255))),
      tagValue: required(query(name(255))),
      ...assetPage,
    },
    handle: (instance, { tagType, tagValue, ...page }) => {
      // In no order that a client could rely on.
      const tagged = [...instance.store.programs.values()]
        .filter((program) => program.tags.get(tagType) === tagValue)
        .toReversed();
      return assetPageOf(instance, tagged, page, (program) => programView(instance, program, true, false));
    },
  }),
  get({
    path: `${base}/program/{id}.json`,
    permissions: readAssets,
    parameters: { id: path(integer) },
    handle: (instance, { id }) => {
      const program = instance.store.programs.get(id);
      return program === undefined ? nothing : success(programView(instance, program, true, true));
    },
  }),
  get({
    path: `${base}/programs.json`,
    permissions: readAssets,
    parameters: {
      status: query(text()),
      filterType: query(oneOf('FilterType', ['id', 'programId', 'folderId', 'workspace'])),
      filterValues: query(text()),
      earliestUpdatedAt: query(instant),
      latestUpdatedAt: query(instant),
      ...assetPage,
    },
    handle: (instance, { status, filterType, filterValues, earliestUpdatedAt, latestUpdatedAt, ...page }) => {
      if (filterType !== undefined && filterValues === undefined) {
        return invalidData('filterType needs filterValues');
      }
      const wanted = new Set((filterValues ?? '').split(',').map((value) => value.trim()));
      const programs = [...instance.store.programs.values()].filter(
        (program) =>
          (status === undefined || programView(instance, program, false, false)['status'] === status) &&
          (filterType === undefined || wanted.has(filteredValue(instance, program, filterType))) &&
          program.updatedAt >= (earliestUpdatedAt ?? -Infinity) &&
          program.updatedAt <= (latestUpdatedAt ?? Infinity),
      );
      return assetPageOf(instance, programs, page, (program) => {
        const { tags: _tags, costs: _costs, ...rest } = programView(instance, program, false, false);
        return rest;
      });
    },
  }),
  post('form', {
    path: `${base}/programs.json`,
    permissions: writeAssets,
    parameters: {
      folder: required(form(folderReference)),
      name: required(form(name(255))),
      type: required(form(name(255))),
      channel: required(form(name(255))),
      description: form(text(2000)),
      costs: form(costs),
      tags: form(tags),
      startDate: form(text()),
      endDate: form(text()),
    },
    handle: (instance, given) => {
      const type = programTypeNamed(given.type);
      if (type === undefined) return invalidData(`Invalid program type ${given.type}`);
      const refusal =
        placeProblem(instance, given.folder, type) ??
        channelProblem(instance, given.channel, type) ??
        tagProblem(instance, type, given.tags ?? [], true) ??
        dateProblem(type, given);
      if (refusal !== undefined) return refusal;
      if (programNamed(instance, given.name) !== undefined) return nameTaken('Program');
      const now = instance.clock();
      const program: Program = {
        id: instance.store.nextId('program'),
        name: given.name,
        description: given.description ?? '',
        folder: given.folder,
        type,
        channel: given.channel,
        tags: new Map((given.tags ?? []).map(({ tagType, tagValue }) => [tagType, tagValue])),
        costs: [...(given.costs ?? [])],
        startDate: given.startDate,
        endDate: given.endDate,
        approved: false,
        uncloneable: [],
        createdAt: now,
        updatedAt: now,
      };
      instance.store.programs.set(program.id, program);
      return success(programView(instance, program, true, true));
    },
  }),
  post('form', {
    path: `${base}/program/{id}.json`,
    permissions: writeAssets,
    parameters: {
      id: path(integer),
      name: form(name(255)),
      description: form(text(2000)),
      costs: form(costs),
      costsDestructiveUpdate: form(boolean),
      tags: form(tags),
      startDate: form(text()),
      endDate: form(text()),
    },
    handle: updateProgram,
  }),
  post('form', {
    path: `${base}/program/{id}/clone.json`,
    permissions: writeAssets,
    parameters: cloneParameters,
    handle: (instance, { id, name, folder, description }) =>
      cloneProgram(instance, { id, name, folder, description }),
  }),
  act({
    path: `${base}/program/{id}/delete.json`,
    permissions: writeAssets,
    parameters: { id: path(integer) },
    handle: (instance, { id }) => deleteProgram(instance, id),
  }),
];

interface ProgramChanges {
  readonly id: number;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly costs: readonly Cost[] | undefined;
  readonly costsDestructiveUpdate: boolean | undefined;
  readonly tags: readonly Tag[] | undefined;
  readonly startDate: string | undefined;
  readonly endDate: string | undefined;
}

function updateProgram(instance: Instance, changes: ProgramChanges): Answer {
  const program = instance.store.programs.get(changes.id);
  if (program === undefined) return notFound('Program');
  const namesake = changes.name === undefined ? undefined : programNamed(instance, changes.name);
  if (namesake !== undefined && namesake !== program) return nameTaken('Program');
  const refusal =
    tagProblem(instance, program.type, changes.tags ?? [], false) ?? dateProblem(program.type, changes);
  if (refusal !== undefined) return refusal;
  program.name = changes.name ?? program.name;
  program.description = changes.description ?? program.description;
  program.costs = [
    ...(changes.costsDestructiveUpdate === true ? [] : program.costs),
    ...(changes.costs ?? []),
  ];
  for (const { tagType, tagValue } of changes.tags ?? []) program.tags.set(tagType, tagValue);
  program.startDate = changes.startDate ?? program.startDate;
  program.endDate = changes.endDate ?? program.endDate;
  program.updatedAt = instance.clock();
  return success(programView(instance, program, true, true));
}

/** Programs live in folders of Marketing Activities; only an Engagement program holds other than Email programs. */
function placeProblem(instance: Instance, place: FolderReference, type: ProgramType): Refused | undefined {
  const { store } = instance;
  if (folderAt(store, place) === undefined) return parentNotFound;
  if (areaOf(store, place) !== 'marketing' || isZone(store, place)) return wrongFolderKind('program');
  const above = programAbove(store, place);
  const fits = above === undefined || type === 'Email' || above.type === 'Engagement';
  return fits ? undefined : wrongFolderKind('program');
}

function channelProblem(instance: Instance, name: string, type: ProgramType): Refused | undefined {
  const channel = channelNamed(instance, name);
  if (channel === undefined) return ruleViolated(`Channel ${name} does not exist`);
  return channel.applicableProgramType === channelTypeOf(type)
    ? undefined
    : ruleViolated(`Channel ${name} does not apply to programs of type ${type}`);
}

function tagProblem(
  instance: Instance,
  type: ProgramType,
  given: readonly Tag[],
  isNew: boolean,
): Refused | undefined {
  const applicable = channelTypeOf(type);
  for (const { tagType, tagValue } of given) {
    const known = instance.store.tagTypes.get(tagType);
    if (known === undefined) return ruleViolated(`Tag type ${tagType} does not exist`);
    if (!known.applicableProgramTypes.includes(applicable)) {
      return ruleViolated(`Tag type ${tagType} does not apply to programs of type ${type}`);
    }
    if (!known.values.includes(tagValue))
      return ruleViolated(`${tagValue} is not a value of tag type ${tagType}`);
  }
  if (!isNew) return undefined;
  const absent = [...instance.store.tagTypes.values()].find(
    (tagType) =>
      tagType.required &&
      tagType.applicableProgramTypes.includes(applicable) &&
      !given.some((tag) => tag.tagType === tagType.name),
  );
  return absent === undefined ? undefined : ruleViolated(`Missing required tag ${absent.name}`);
}

function dateProblem(
  type: ProgramType,
  given: { readonly startDate: string | undefined; readonly endDate: string | undefined },
): Refused | undefined {
  if (given.startDate === undefined && given.endDate === undefined) return undefined;
  return type === 'Email' ? undefined : invalidData('Only Email programs have a start and an end date');
}

function filteredValue(
  instance: Instance,
  program: Program,
  by: 'id' | 'programId' | 'folderId' | 'workspace',
): string {
  return by === 'folderId'
    ? String(program.folder.id)
    : by === 'workspace'
      ? workspaceNameOf(instance.store, program.folder)
      : String(program.id);
}
