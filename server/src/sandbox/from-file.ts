import { z } from 'zod';
import { firstProblem } from './first-problem.ts';
import { faultSchema, type Fault } from './http/fault.ts';
import { optionsFileSchema, type OptionsFile } from './options-file.ts';
import { seedSchema, type Seed } from './seed/seed-schema.ts';

/** Seeds, scripts of faults and options as people write them: JSON texts. */

export function readSeed(text: string): { readonly seed: Seed } | { readonly problem: string } {
  const read = fromJson(text, seedSchema, 'The seed');
  return 'problem' in read ? read : { seed: read.value };
}

export function readFaults(
  text: string,
): { readonly faults: readonly Fault[] } | { readonly problem: string } {
  const read = fromJson(text, z.array(faultSchema), 'The script of faults');
  return 'problem' in read ? read : { faults: read.value };
}

export function readOptions(text: string): { readonly options: OptionsFile } | { readonly problem: string } {
  const read = fromJson(text, optionsFileSchema, 'The file of options');
  return 'problem' in read ? read : { options: read.value };
}

function fromJson<T>(
  text: string,
  schema: z.ZodType<T>,
  what: string,
): { readonly value: T } | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { problem: `${what} is not JSON.` };
  }
  const parsed = schema.safeParse(json);
  return parsed.success
    ? { value: parsed.data }
    : { problem: `${what} is wrong at ${firstProblem(parsed.error)}` };
}
