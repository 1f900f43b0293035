import type { EngineCampaign } from '../../../engine/index.ts';
import type { AlertOrder } from '../alert-order.ts';
import type { Analysis } from '../analysis.ts';
import type { Loop } from '../loop.ts';
import type { Move } from '../move.ts';
import type { Race } from '../race.ts';
import type { Recycle } from '../recycle.ts';
import type { Refire } from '../refire.ts';
import type { Restamp } from '../restamp.ts';
import type { Unstamped } from '../unstamped.ts';

/** What was proved, and a finding tells of: from it follows what may help. */
export type Cause =
  | { readonly kind: 'race'; readonly race: Race }
  | { readonly kind: 'loop'; readonly loop: Loop }
  | { readonly kind: 'move'; readonly move: Move }
  | { readonly kind: 'recycle'; readonly recycle: Recycle }
  | { readonly kind: 'refire'; readonly refire: Refire }
  | { readonly kind: 'restamp'; readonly restamp: Restamp }
  | { readonly kind: 'alert order'; readonly order: AlertOrder }
  | { readonly kind: 'no stamp'; readonly missing: Unstamped };

/** Is the same still the case, whatever leads to it? Campaigns are known by their names: changed ones are new objects. */
export function isIn(cause: Cause, analysis: Analysis): boolean {
  const key = keyOf(cause);
  return causesIn(analysis, cause.kind).some((other) => keyOf(other) === key);
}

function causesIn(analysis: Analysis, kind: Cause['kind']): Cause[] {
  switch (kind) {
    case 'race':
      return analysis.races.map((race) => ({ kind, race }));
    case 'loop':
      return analysis.loops.map((loop) => ({ kind, loop }));
    case 'move':
      return analysis.moves.map((move) => ({ kind, move }));
    case 'recycle':
      return analysis.recycles.map((recycle) => ({ kind, recycle }));
    case 'refire':
      return analysis.refires.map((refire) => ({ kind, refire }));
    case 'restamp':
      return analysis.restamps.map((restamp) => ({ kind, restamp }));
    case 'alert order':
      return analysis.alertOrders.map((order) => ({ kind, order }));
    case 'no stamp':
      return analysis.unstamped.map((missing) => ({ kind, missing }));
  }
}

function keyOf(cause: Cause): string {
  switch (cause.kind) {
    case 'race': {
      const { sides, things } = cause.race;
      const names = sides.map(({ campaign, who }) => (campaign === undefined ? who : nameOf(campaign)));
      return [...names.toSorted(), things[0] ?? ''].join('\n');
    }
    case 'loop':
      return cause.loop.campaigns.map(nameOf).toSorted().join('\n');
    case 'move':
      return [nameOf(cause.move.campaign), cause.move.step.text, cause.move.from].join('\n');
    case 'recycle':
      return [nameOf(cause.recycle.back.campaign), cause.recycle.left, cause.recycle.stage].join('\n');
    case 'refire':
      // Whatever else is done again by the same campaign is the same accident, at another step.
      return nameOf(cause.refire.campaign);
    case 'restamp':
      return [nameOf(cause.restamp.campaign), cause.restamp.stamp].join('\n');
    case 'alert order':
      // Whoever sends it, and beside whichever sync.
      return cause.order.alert.step.text;
    case 'no stamp':
      return [cause.missing.stage.name, cause.missing.stamp.thing].join('\n');
  }
}

function nameOf({ home, name }: EngineCampaign): string {
  return `${home ?? ''}/${name}`;
}
