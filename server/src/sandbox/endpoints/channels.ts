import type { Instance } from '../instance.ts';
import { nothing, success } from '../protocol/answer.ts';
import { get, readAssets, type Endpoint } from '../protocol/endpoint.ts';
import { name, query, required } from '../protocol/parameter.ts';
import { assetTime } from '../protocol/time.ts';
import type { Channel, TagType } from '../store/records.ts';
import { assetPage, assetPageOf } from './paging.ts';

const base = '/rest/asset/v1';

/** Channels and tag types: set up by people in Admin, only read here. */
export const channelEndpoints: readonly Endpoint[] = [
  get({
    path: `${base}/channels.json`,
    permissions: readAssets,
    parameters: { ...assetPage },
    handle: (instance, page) =>
      assetPageOf(instance, [...instance.store.channels.values()], page, channelView),
  }),
  get({
    path: `${base}/channel/byName.json`,
    permissions: readAssets,
    // The documentation writes `name`, the specification `Name`.
    parameters: { name: required(query(name(255), 'Name')) },
    handle: (instance, { name }) => {
      const channel = channelNamed(instance, name);
      return channel === undefined ? nothing : success(channelView(channel));
    },
  }),
  get({
    path: `${base}/tagTypes.json`,
    permissions: readAssets,
    parameters: { ...assetPage },
    handle: (instance, page) =>
      assetPageOf(instance, [...instance.store.tagTypes.values()], page, tagTypeView),
  }),
  get({
    path: `${base}/tagType/byName.json`,
    permissions: readAssets,
    parameters: { name: required(query(name(255))) },
    handle: (instance, { name }) => {
      const tagType = instance.store.tagTypes.get(name);
      if (tagType === undefined) return nothing;
      return success({ ...tagTypeView(tagType), allowableValues: `[${tagType.values.join(', ')}]` });
    },
  }),
];

export function channelNamed(instance: Instance, name: string): Channel | undefined {
  return [...instance.store.channels.values()].find((channel) => channel.name === name);
}

function channelView(channel: Channel): Record<string, unknown> {
  return {
    id: channel.id,
    name: channel.name,
    applicableProgramType: channel.applicableProgramType,
    progressionStatuses: channel.statuses.map((status) => ({
      name: status.name,
      description: null,
      hidden: false,
      step: status.step,
      success: status.success,
    })),
    createdAt: assetTime(channel.createdAt),
    updatedAt: assetTime(channel.updatedAt),
  };
}

/** Lists travel as texts that only look like arrays. */
function tagTypeView(tagType: TagType): Record<string, unknown> {
  return {
    tagType: tagType.name,
    applicableProgramTypes: `[${tagType.applicableProgramTypes.join(',')}]`,
    required: tagType.required,
  };
}
