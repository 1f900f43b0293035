import { nothing, success } from '../protocol/answer.ts';
import { get, readAssets, type Endpoint } from '../protocol/endpoint.ts';
import { integer, oneOf, path, query, text } from '../protocol/parameter.ts';
import { assetTime } from '../protocol/time.ts';
import { usesOf, type Use } from '../store/links.ts';
import { programAbove } from '../store/tree.ts';
import { accessZoneIdOf } from '../store/workspaces.ts';
import type { Instance } from '../instance.ts';
import { pageOf } from './paging.ts';

const largestPage = 50;

/** Who names a campaign: in a flow step, in a filter, in a choice. */
export const usedByEndpoints: readonly Endpoint[] = [
  get({
    path: '/rest/asset/v1/smartCampaign/{id}/usedBy.json',
    permissions: readAssets,
    rulesAndFlow: true,
    parameters: {
      id: path(integer),
      offset: query(integer),
      maxReturn: query(integer),
      sortByColumn: query(oneOf('SortColumn', ['updatedAt', 'name', 'updated_at'])),
      order: query(oneOf('SortOrder', ['asc', 'desc'])),
      query: query(text()),
    },
    handle: (instance, { id, sortByColumn, order, query, ...page }) => {
      if (!instance.store.campaigns.has(id)) return nothing;
      const wanted = (query ?? '').toLowerCase();
      const uses = usesOf(instance.store, { kind: 'campaign', id })
        .filter(({ user }) => user.name.toLowerCase().includes(wanted))
        .toSorted((one, other) =>
          sortByColumn === 'name'
            ? one.user.name.localeCompare(other.user.name)
            : one.user.updatedAt - other.user.updatedAt,
        );
      if ((order ?? 'desc') === 'desc') uses.reverse();
      const cut = pageOf(instance, uses, page, { most: largestPage, usual: largestPage });
      if ('kind' in cut) return cut;
      // The count is a text.
      return success({
        usedByCount: String(uses.length),
        usedBy: cut.items.map((use) => useView(instance, use)),
      });
    },
  }),
];

export function useView(instance: Instance, { user, campaign }: Use): Record<string, unknown> {
  const program = programAbove(instance.store, user.folder);
  return {
    id: user.id,
    name: user.name,
    compType: campaign === undefined ? 'Smart List' : 'Smart Campaign',
    ...(campaign === undefined ? {} : { status: campaign.isActive ? 'Active' : 'Inactive' }),
    updatedAt: assetTime(user.updatedAt),
    ...(program === undefined ? {} : { programId: program.id }),
    accessZoneId: accessZoneIdOf(instance.store, user.folder),
  };
}
