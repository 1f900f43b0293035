import type { Comparison, EngineProgram, StepCode, Thing } from './program/index.ts';
import { defaultSemantics, type Semantics } from './semantics.ts';
import type { Atom } from './turn/touched.ts';
import type { Test } from './values/index.ts';

/** Campaigns, a reading of Marketo, and what is being watched: everything that a transition depends on but its state. */
export interface Engine {
  readonly program: EngineProgram;
  readonly semantics: Semantics;
  /** Does the step leave a mark in the log? */
  readonly observes: (step: StepCode) => boolean;
  /** Is a value noted that the step takes along? */
  readonly carries: (thing: Thing, step: StepCode) => boolean;
  /** Activity filters beyond the program's own that something will ask for. */
  readonly remembers: (filter: string) => boolean;
  /** Is a part of the state kept? What is not is never written, as nobody asks for it. */
  readonly keeps: (atom: Atom) => boolean;
  /** Comparisons that mean the same at any time, worked out. */
  readonly tests: WeakMap<Comparison, KnownTest>;
  /** A turn takes at most so many steps: campaigns that execute campaigns could otherwise take for ever. */
  readonly stepsPerTurn: number;
}

/** A comparison as a test. `New Value` has the type of whatever field changes: of another one it may be another test. */
export interface KnownTest {
  readonly thing: Thing | undefined;
  readonly test: Test;
}

export interface EngineOptions {
  readonly semantics?: Partial<Semantics>;
  readonly observes?: Engine['observes'];
  readonly carries?: Engine['carries'];
  readonly remembers?: Engine['remembers'];
  readonly keeps?: Engine['keeps'];
}

export function createEngine(program: EngineProgram, options: EngineOptions = {}): Engine {
  const { remembers } = options;
  return {
    program,
    semantics: { ...defaultSemantics, ...options.semantics },
    observes: options.observes ?? leavesMarketo,
    carries: options.carries ?? (() => true),
    remembers: (filter) => program.rememberedFilters.has(filter) || (remembers?.(filter) ?? false),
    keeps: options.keeps ?? (() => true),
    tests: new WeakMap(),
    stepsPerTurn: 2_000,
  };
}

/** Steps that somebody outside Marketo notices. */
const outward: ReadonlySet<string> = new Set([
  'Send Email',
  'Send Alert',
  'Interesting Moment',
  'Call Webhook',
  'Create Task',
  'Create Task in Microsoft',
  'Sync Person to SFDC',
  'Sync Person to Microsoft',
  'Change Owner',
  'Change Owner in Microsoft',
  'Convert Person',
  'Add to SFDC Campaign',
  'Change Status in SFDC Campaign',
  'Remove from SFDC Campaign',
  'Add to Microsoft Campaign',
  'Remove from Microsoft Campaign',
  'Delete Person',
  'Delete Person from SFDC',
  'Delete Person from Microsoft',
  'Give Credit to Referrer',
]);

/** A step of somebody's own, of which nothing is known, counts as one. */
export function leavesMarketo({ definition }: StepCode): boolean {
  const { effects, source } = definition;
  return outward.has(definition.name) || (source === 'this subscription' && effects.writes.length === 0);
}
