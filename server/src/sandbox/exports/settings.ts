import { z } from 'zod';

/** How fast bulk extracts are, and how much of them a day may have. */
export const exportsSchema = z.strictObject({
  /** How long a job stands in the queue at least, by the sandbox's clock. */
  queuedSeconds: z.number().min(0).default(60),
  /** How long it takes to write the file. */
  processingSeconds: z.number().min(0).default(60),
  /** What the files of one day may hold together. Source: bulk extract page. */
  dailyMegabytes: z.union([z.number().positive(), z.literal('off')], 'write a number or "off"').default(500),
});

export type ExportOptions = z.input<typeof exportsSchema>;
export type ExportSettings = z.output<typeof exportsSchema>;
