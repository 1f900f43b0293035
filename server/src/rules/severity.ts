import type { Rule, Severity } from './rule.ts';

/** Severities that a workspace chose, by rule (`slow/order`) or by category (`slow/*`); the rule itself wins. */
export type Severities = ReadonlyMap<string, Severity | 'off'>;

/** What goes for rules of which nothing is said: `strict` takes everything one step more seriously. */
export type Preset = 'recommended' | 'strict';

/** How strict a workspace is, and some of its folders in another way. */
export interface SeverityChoices {
  readonly severities?: Severities;
  readonly preset?: Preset;
  readonly folders?: readonly FolderChoices[];
}

export interface FolderChoices {
  /** Where the addresses of its files begin: `file:///work/legacy/`. */
  readonly uri: string;
  readonly severities: Severities;
  readonly preset: Preset | undefined;
}

/**
 * How serious a finding in a file is: what the nearest folder says of its rule that says anything, else the rule's own
 * severity by the nearest preset. What cannot be read stays an error whatever anybody chose.
 */
export function severityIn(
  uri: string,
  choices: SeverityChoices,
  { id, severity, optional }: Known,
  own: Severity = severity,
): Severity | 'off' {
  if (isSyntax(id)) return own;
  const layers = layersAt(uri, choices);
  for (const { severities } of layers) {
    const chosen = chosenIn(severities, id);
    if (chosen !== undefined) return chosen;
  }
  if (optional === true) return 'off';
  const preset = layers.find((layer) => layer.preset !== undefined)?.preset;
  return preset === 'strict' ? raised[own] : own;
}

/** Is a rule to be heard in a file? */
export function isHeardIn(uri: string, choices: SeverityChoices, rule: Known): boolean {
  return severityIn(uri, choices, rule) !== 'off';
}

/** Is a rule to be heard in any file of the workspace? */
export function isHeard(
  { severities = new Map(), folders = [] }: SeverityChoices,
  { id, optional }: Known,
): boolean {
  if (isSyntax(id)) return true;
  const around = chosenIn(severities, id) ?? (optional === true ? 'off' : undefined);
  const chosen = folders.flatMap((folder) => chosenIn(folder.severities, id) ?? []);
  return around !== 'off' || chosen.some((severity) => severity !== 'off');
}

type Known = Pick<Rule, 'id' | 'severity' | 'optional'>;

const raised: Readonly<Record<Severity, Severity>> = {
  hint: 'information',
  information: 'warning',
  warning: 'error',
  error: 'error',
};

function isSyntax(rule: string): boolean {
  return rule.startsWith('syntax/');
}

function chosenIn(severities: Severities, rule: string): Severity | 'off' | undefined {
  return severities.get(rule) ?? severities.get(`${rule.slice(0, rule.indexOf('/'))}/*`);
}

/** The innermost folder first, the workspace last. */
function layersAt(
  uri: string,
  { severities = new Map(), preset, folders = [] }: SeverityChoices,
): readonly Omit<FolderChoices, 'uri'>[] {
  const around = folders.filter((folder) => uri.startsWith(folder.uri));
  return [...around.toSorted((one, other) => other.uri.length - one.uri.length), { severities, preset }];
}
