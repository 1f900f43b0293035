import type { Probe } from '../probe.ts';
import { activation } from './activation.ts';
import { activeEdits } from './active-edits.ts';
import { catalogues } from './catalogues.ts';
import { duplicateNames } from './duplicate-names.ts';
import { limits } from './limits.ts';
import { mcpTools } from './mcp-tools.ts';
import { misses } from './misses.ts';
import { positionsAndValues } from './positions-and-values.ts';
import { programClone } from './program-clone.ts';
import { readBack } from './read-back.ts';

/** The ten questions, in their order. */
export const probes: readonly Probe[] = [
  catalogues,
  readBack,
  activation,
  duplicateNames,
  misses,
  positionsAndValues,
  activeEdits,
  mcpTools,
  programClone,
  limits,
];
