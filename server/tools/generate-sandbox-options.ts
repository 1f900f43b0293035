/** The JSON Schema of the file that `lifecycle sandbox --options` takes. */
import { format } from 'prettier';
import { z } from 'zod';
import { optionsFileSchema } from '../src/sandbox/options-file.ts';

/** The generated file by its path in the repository. */
export async function outputs(): Promise<ReadonlyMap<string, string>> {
  const { $schema, ...described } = z.toJSONSchema(optionsFileSchema, { io: 'input' });
  const named = { $schema, title: 'Options of lifecycle sandbox', ...described };
  const text = await format(JSON.stringify(named), { parser: 'json', printWidth: 110 });
  return new Map([['docs/sandbox.options.schema.json', text]]);
}
