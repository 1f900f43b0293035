import type { SheetDeed, SheetSection } from './sheet.ts';

/** The words around names and values, the same on the page and in Markdown. */

type Setting = Extract<SheetDeed, { readonly kind: 'setting' }>;

/** Where a setting stands on Marketo's screen, and what it is called there. */
export const settingWords: Readonly<
  Record<Setting['setting'], { readonly label: string; readonly where: string }>
> = {
  executable: { label: 'Executable', where: 'smart campaign settings' },
  'qualification rule': { label: 'Each person can run through the flow', where: 'Schedule tab' },
  priority: { label: 'Priority', where: 'smart campaign settings' },
  'communication limits': { label: 'Communication limits', where: 'Schedule tab' },
  recurrence: { label: 'Schedule recurrence', where: 'Schedule tab' },
};

export const logicWords = {
  all: 'Use ALL filters',
  any: 'Use ANY filters',
  advanced: 'Use advanced filters',
} as const;

export const itemCount = (sections: readonly SheetSection[]): number =>
  sections
    .flatMap(({ assets }) => assets)
    .flatMap(({ parts }) => parts)
    .reduce((sum, { items }) => sum + items.length, 0);

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** Only what leads to a web page is a link: the address comes from an instance. */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return /^https?:$/.test(protocol) ? href : undefined;
}
