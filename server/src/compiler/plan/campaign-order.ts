import type { DesiredCampaign, DesiredRules, DesiredStep } from '../desired.ts';
import { assetKey } from './normal-form.ts';

/**
 * Callees before their callers, so that nobody requests a campaign that is still off; a circle is broken where it is
 * entered. Otherwise the order of the files.
 */
export function calleesFirst<T extends { readonly decision: { readonly wanted: Called } }>(
  campaigns: readonly T[],
): readonly T[] {
  const byName = Map.groupBy(campaigns, ({ decision }) => assetKey(decision.wanted.name));
  const order: T[] = [];
  const seen = new Set<T>();
  for (const start of campaigns) {
    const path: { readonly campaign: T; readonly callees: Iterator<T> }[] = [];
    const enter = (campaign: T): void => {
      if (seen.has(campaign)) return;
      seen.add(campaign);
      const callees = campaign.decision.wanted.calls.flatMap((name) => byName.get(assetKey(name)) ?? []);
      path.push({ campaign, callees: callees[Symbol.iterator]() });
    };
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const callee = top.callees.next();
      if (callee.done !== true) enter(callee.value);
      else {
        order.push(top.campaign);
        path.pop();
      }
    }
  }
  return order;
}

type Called = Pick<DesiredCampaign, 'name' | 'calls'>;

/** Which of the names rules and flow hold as values. */
export function mentionedNames(
  rules: DesiredRules | undefined,
  flow: readonly DesiredStep[],
  names: { has(key: string): boolean },
): ReadonlySet<string> {
  const values = [
    ...[...(rules?.triggers ?? []), ...(rules?.filters ?? [])].flatMap(({ constraints }) =>
      constraints.flatMap((constraint) => constraint.values),
    ),
    ...flow.flatMap(({ choices }) =>
      choices.flatMap(({ condition, attributes }) => [
        ...(condition?.values ?? []),
        ...(attributes ?? []).map(({ value }) => value),
      ]),
    ),
  ];
  return new Set(values.map(assetKey).filter((key) => names.has(key)));
}
