import { z } from 'zod';
import type { DesiredField } from '../../compiler/index.ts';
import { map, success, type Answer } from '../answer.ts';
import type { MarketoHttp } from '../http.ts';
import { refusal } from '../messages.ts';
import { browseByToken } from './paging.ts';
import { fieldRecord } from './records.ts';

const path = '/rest/v1/leads/schema/fields.json';
/** Even reading needs it. Source: custom services page. */
const permission = 'Read-Write Schema Custom Field';

export async function personFields(http: MarketoHttp): Promise<Answer<readonly DesiredField[]>> {
  const answer = await browseByToken(http, { method: 'GET', path, permission }, fieldRecord);
  return map(answer, (fields) =>
    fields.map(({ name, displayName, dataType, description }) => ({
      apiName: name,
      displayName,
      dataType,
      description,
    })),
  );
}

const outcome = z.object({
  status: z.string(),
  reasons: z
    .array(z.object({ code: z.union([z.string(), z.number().transform(String)]), message: z.string() }))
    .nullish(),
});

export async function createField(http: MarketoHttp, field: DesiredField): Promise<Answer<undefined>> {
  const { displayName, apiName, dataType, description } = field;
  const input = [{ displayName, name: apiName, dataType, ...(description !== '' && { description }) }];
  const call = { method: 'POST', path, json: { input }, permission } as const;
  const answer = await http.call(call, outcome);
  if (answer.kind !== 'success') return answer;
  const [record] = answer.result.items;
  if (record?.status !== 'skipped') return success(undefined);
  const [reason] = record.reasons ?? [];
  return refusal(reason?.code ?? '', reason?.message ?? '', call, http.instance, http.clock.now());
}
