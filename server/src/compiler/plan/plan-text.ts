import type { Change, ManualItem, Operation, Plan } from '../plan.ts';
import type { Drift } from './drift.ts';

export interface TextOptions {
  /** ANSI colours, for terminals. */
  readonly colour?: boolean;
  /** Calls of today's quota that are used up, where known. */
  readonly quota?: { readonly used: number; readonly limit: number };
}

/** The whole plan for a person: what changes in the language's words, what is left to do by hand, what it costs. */
export function renderPlanText(plan: Plan, options: TextOptions = {}): string {
  const changed = plan.changes.filter(({ action }) => action !== 'unchanged');
  // Where everything goes the usual way, nothing need be said about it.
  const isMixed = changed.some(({ channel }) => channel !== undefined && channel.name !== 'native');
  return render(
    [
      ...changed.flatMap((change) => changeLines(change, isMixed)),
      ...lastingLines(plan.operations),
      ...destructiveLines(plan.operations),
      ...manualLines(plan),
      ...quotaLines(plan, options),
      line(summaryLine(plan)),
    ],
    options,
  );
}

/** One line: `5 to create, 1 to update, 12 unchanged, 38 API calls, about 16 seconds`. */
export function summaryLine({ summary, operations, instance }: Plan): string {
  if (operations.length === 0) {
    return `No changes: ${instance} matches the files (${counted(summary.unchanged, 'asset')} unchanged).`;
  }
  const parts = [
    ...(summary.create > 0 ? [`${summary.create} to create`] : []),
    ...(summary.update > 0 ? [`${summary.update} to update`] : []),
    ...(summary.delete > 0 ? [`${summary.delete} to delete`] : []),
    ...(summary.unchanged > 0 ? [`${summary.unchanged} unchanged`] : []),
    counted(summary.calls, 'API call'),
    `about ${durationWords(summary.seconds)}`,
  ];
  return parts.join(', ');
}

/** What is left to do by hand, with links; empty when nothing is. */
export function renderManualText(manual: readonly ManualItem[], options: TextOptions = {}): string {
  return manual.length === 0 ? '' : render(itemLines(manual), options);
}

/** Differences in the form of a plan's text; empty without any. */
export function renderDriftText(drifts: readonly Drift[], options: TextOptions = {}): string {
  const looks = {
    missing: ['+', 'green'],
    different: ['~', 'yellow'],
    extra: ['-', 'red'],
    unreadable: ['?', 'dim'],
  } as const;
  const lines = drifts.flatMap(({ kind, asset, message, diff }) => {
    const [mark, colour] = looks[kind];
    return [line(`${mark} ${asset}`, colour), line(`    ${message}`), ...diffLines(diff)];
  });
  return render(lines, options);
}

type Colour = 'green' | 'red' | 'yellow' | 'dim' | 'bold';

interface Line {
  readonly text: string;
  readonly colour: Colour | undefined;
}

const line = (text: string, colour?: Colour): Line => ({ text, colour });
const gap = line('');

const channelWords = {
  native: 'by the API',
  mcp: "through Adobe's MCP server",
  template: 'by template',
  'build sheet': 'by build sheet',
} as const;

function changeLines(
  { asset, action, diff, notes, channel }: Change,
  showsChannel: boolean,
): readonly Line[] {
  const looks = {
    create: ['+', 'green'],
    update: ['~', 'yellow'],
    delete: ['-', 'red'],
    unchanged: [' ', undefined],
  } as const;
  const [mark, colour] = looks[action];
  return [
    line(`${mark} ${asset}`, colour),
    ...(showsChannel && channel
      ? [line(`    // Rules and flow ${channelWords[channel.name]}: ${channel.reason}.`, 'dim')]
      : []),
    ...notes.map((note) => line(`    // ${note}`, 'dim')),
    ...diffLines(diff),
    gap,
  ];
}

function diffLines(diff: readonly string[]): readonly Line[] {
  return diff.map((text) =>
    line(`    ${text}`, text.startsWith('+') ? 'green' : text.startsWith('-') ? 'red' : undefined),
  );
}

function lastingLines(operations: readonly Operation[]): readonly Line[] {
  const fields = operations.filter(({ kind }) => kind === 'create-field').length;
  if (fields === 0) return [];
  return [
    line(`${counted(fields, 'new field')} will stay: Marketo never deletes a field again.`, 'yellow'),
    gap,
  ];
}

function destructiveLines(operations: readonly Operation[]): readonly Line[] {
  const destructive = operations.filter((operation) => operation.destructive);
  if (destructive.length === 0) return [];
  return [
    line('Stops or replaces what works now:', 'red'),
    ...destructive.map(({ summary }) => line(`  ! ${summary}`)),
    gap,
  ];
}

function manualLines({ manual }: Plan): readonly Line[] {
  return manual.length === 0 ? [] : [...itemLines(manual), gap];
}

function itemLines(manual: readonly ManualItem[]): readonly Line[] {
  const items = manual.flatMap(({ action, url }) => [
    line(`  [ ] ${action}`),
    ...(url === undefined || url === '' ? [] : [line(`      ${url}`, 'dim')]),
  ]);
  return [line('By hand, because no API of Marketo does it:', 'bold'), ...items];
}

function quotaLines({ operations }: Plan, { quota }: TextOptions): readonly Line[] {
  if (quota === undefined || operations.length === 0) return [];
  return [line(`${quota.used} of today's ${quota.limit} API calls are used.`)];
}

function durationWords(seconds: number): string {
  return seconds < 90 ? counted(seconds, 'second') : counted(Math.round(seconds / 60), 'minute');
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const codes: Readonly<Record<Colour, number>> = { green: 32, red: 31, yellow: 33, dim: 2, bold: 1 };

function render(lines: readonly Line[], { colour }: TextOptions): string {
  return lines
    .map(({ text, colour: wanted }) => {
      const safe = printable(text);
      return colour === true && wanted !== undefined
        ? `\u001b[${codes[wanted]}m${safe}\u001b[0m\n`
        : `${safe}\n`;
    })
    .join('');
}

/** Names come from an instance: control characters in them must not reach a terminal. */
function printable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these are the ones that must not get through
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
}
