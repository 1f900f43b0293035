import { z } from 'zod';
import { moment, optionShape } from './options.ts';

/**
 * The options of a sandbox as a file of JSON has them: all but what is no JSON, the file that keeps the state, and the
 * credentials, which no file is to hold.
 */
export const optionsFileSchema = z.strictObject(
  {
    $schema: z.string().optional(),
    ...optionShape,
    latencyMs: z.int().min(0).exactOptional().describe('How long every call takes.'),
    clock: moment
      .exactOptional()
      .describe(
        'What the clock shows at the start: 2026-06-01T09:00:00Z. A state that is kept goes on from its own.',
      ),
  },
  {
    error: ({ code, keys }) =>
      code === 'unrecognized_keys'
        ? `there is no option ${keys.map((key) => `"${key}"`).join(', ')}; known are ${known()}`
        : undefined,
  },
);

/** Options with everything that the file leaves out. */
export type OptionsFile = Omit<z.output<typeof optionsFileSchema>, '$schema'>;

function known(): string {
  return Object.keys(optionsFileSchema.shape)
    .filter((name) => name !== '$schema')
    .toSorted((one, other) => one.localeCompare(other))
    .join(', ');
}
