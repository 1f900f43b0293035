import { z } from 'zod';
import { faultSchema, type Fault } from './http/fault.ts';
import { seedSchema, type Seed } from './seed/seed-schema.ts';

/** Seeds and scripts of faults as people write them: JSON texts. */

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

/** `faults.0.on: write * or a method and a path` */
export function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined
    ? 'an unknown option'
    : `${issue.path.map(String).join('.') || 'the top'}: ${issue.message}`;
}
