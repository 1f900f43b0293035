import { z } from 'zod';

/** Marketo's frame around every answer. HTTP status is 200 for success and failure alike; keys come and go. */
const schema = z.object({
  success: z.boolean(),
  errors: z
    .array(
      z.object({ code: z.union([z.string(), z.number().transform(String)]), message: z.string().catch('') }),
    )
    .nullish(),
  result: z.array(z.unknown()).nullish(),
  nextPageToken: z.string().nullish(),
  moreResult: z.boolean().nullish(),
});

export type Envelope = z.infer<typeof schema>;

/** Undefined: no envelope, such as a gateway's HTML page. */
export function readEnvelope(body: string): Envelope | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return undefined;
  }
  return schema.safeParse(value).data;
}
