import * as z from 'zod';

export type RuleSeverity = 'off' | 'hint' | 'information' | 'warning' | 'error';
export type Preset = 'recommended' | 'strict';

/** How strict the rules are, in a workspace or in a folder of it. */
export interface Strictness {
  /** Severity by rule or by category (`race/*`); the rule itself wins. */
  readonly rules: ReadonlyMap<string, RuleSeverity>;
  /** What goes for all other rules; undefined: what goes around the folder, `recommended` in the end. */
  readonly preset: Preset | undefined;
}

const shape = {
  preset: z
    .enum(['recommended', 'strict'])
    .optional()
    .describe(
      'What goes for rules that "rules" does not name. recommended: their own severities. strict: each of them one step more severe, so that a warning fails the check.',
    ),
  rules: z
    .record(z.string(), z.enum(['off', 'hint', 'information', 'warning', 'error']))
    .optional()
    .describe(
      'Severities by rule, such as "slow/order": "warning", or by category, such as "slow/*": "off".',
    ),
};

/** What the configuration says of strictness, also the source of its JSON Schema. */
export const strictnessShape = {
  ...shape,
  folders: z
    .record(z.string(), z.strictObject(shape))
    .superRefine((folders, context) => {
      for (const path of Object.keys(folders))
        if (!isBelow(path))
          context.addIssue({
            code: 'custom',
            path: [path],
            message: 'is not a folder below the configuration',
          });
    })
    .optional()
    .describe(
      'Folders, by their path from here, that are strict in another way, such as "legacy": { "rules": { "slow/*": "off" } }. The nearest folder that says something about a rule wins.',
    ),
};

type Written = z.infer<ReturnType<typeof z.strictObject<typeof strictnessShape>>>;

export function strictnessOf({ preset, rules }: Omit<Written, 'folders'>): Strictness {
  return { rules: new Map(Object.entries(rules ?? {})), preset };
}

/** By the path of the folder, without a slash at its ends. */
export function foldersOf({ folders }: Pick<Written, 'folders'>): ReadonlyMap<string, Strictness> {
  return new Map(
    Object.entries(folders ?? {}).map(([path, written]) => [partsOf(path).join('/'), strictnessOf(written)]),
  );
}

function isBelow(path: string): boolean {
  const isAbsolute = /^(?:[/\\]|[A-Za-z]:)/.test(path);
  return !isAbsolute && !path.includes('\\') && partsOf(path).length > 0 && !partsOf(path).includes('..');
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '' && part !== '.');
}
