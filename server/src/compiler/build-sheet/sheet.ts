import type { HandSetting } from '../plan.ts';

/**
 * What a person does on Marketo's screen for a plan to become true, in the order of the work. Plain data: the page and
 * the Markdown say the same.
 */
export interface BuildSheet {
  readonly instance: string;
  /** Programs that it is about. */
  readonly programs: readonly string[];
  /** Ticks are kept under it: another plan has other work, whatever it is called. */
  readonly key: string;
  readonly sections: readonly SheetSection[];
}

export interface SheetSection {
  readonly heading: string;
  /** A sentence or two about the section as a whole. */
  readonly advice: string;
  readonly assets: readonly SheetAsset[];
}

/** One campaign, smart list or other thing that a link leads to. */
export interface SheetAsset {
  /** Unique on the sheet. */
  readonly id: string;
  readonly of: 'campaign' | 'smart list' | undefined;
  /** What is asked of something that is neither has its name in its items. */
  readonly name: string;
  /** From the program inwards: ["OPS Lifecycle", "2. MQL"]. */
  readonly path: readonly string[];
  /** Deep link; undefined: it is still to be made, or has none. */
  readonly url: string | undefined;
  readonly parts: readonly SheetPart[];
}

export interface SheetPart {
  /** The tab: `Smart List`, `Flow`, `Schedule and settings`. */
  readonly heading: string;
  readonly items: readonly SheetItem[];
}

/** One thing to do and to tick off. */
export type SheetItem = { readonly id: string } & SheetDeed;

export type SheetDeed =
  | SheetRule
  | { readonly kind: 'logic'; readonly match: 'all' | 'any' | 'advanced'; readonly text: string }
  | SheetStep
  | { readonly kind: 'setting'; readonly setting: HandSetting; readonly value: string }
  /** A smart list that the API cannot make. */
  | { readonly kind: 'create'; readonly name: string; readonly within: readonly string[] }
  | { readonly kind: 'activate' | 'deactivate'; readonly name: string }
  | { readonly kind: 'run'; readonly name: string; readonly value: string }
  /** `The smart list stays empty.` */
  | { readonly kind: 'sentence'; readonly text: string };

/** A trigger or filter to drag in. */
export interface SheetRule {
  readonly kind: 'trigger' | 'filter';
  /** Filters are numbered from 1, as Marketo's advanced logic counts them; triggers, too, for people. */
  readonly number: number;
  /** As the palette calls it: `Not Filled Out Form` for the inactivity filter. */
  readonly name: string;
  readonly constraints: readonly SheetConstraint[];
}

export interface SheetConstraint {
  /** Undefined: the one box of a test of a field, which has no other name than the filter. */
  readonly name: string | undefined;
  /** Undefined: the box stands there by itself; otherwise it comes with *Add Constraint*. */
  readonly isAdded: boolean;
  readonly operator: string;
  readonly values: readonly string[];
}

export interface SheetStep {
  readonly kind: 'step';
  readonly number: number;
  readonly name: string;
  /** At least one, the default choice last. */
  readonly choices: readonly SheetChoice[];
}

export interface SheetChoice {
  /** Undefined: the default choice. */
  readonly condition:
    { readonly name: string; readonly operator: string; readonly values: readonly string[] } | undefined;
  /** Undefined: Do Nothing. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[] | undefined;
}
