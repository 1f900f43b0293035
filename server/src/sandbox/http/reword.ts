import { nothing, type Answer, type Download } from '../protocol/answer.ts';
import type { Endpoint } from '../protocol/endpoint.ts';
import { notFound, systemError } from '../protocol/refusals.ts';
import type { Readings } from '../readings.ts';

/** What an instance of these readings says in place of an answer. */
export function reworded(
  answer: Answer | Download,
  endpoint: Endpoint,
  readings: Readings,
): Answer | Download {
  if (answer.kind === 'refused' && answer.code === '709' && readings.refusalCode === '611')
    return systemError;
  if (!readsOne(endpoint)) return answer;
  if (readings.miss === 'warning' && answer.kind === 'refused' && answer.code === '702') return nothing;
  return readings.miss === 'error' && answer.kind === 'nothing' ? notFound('Asset') : answer;
}

/** Whether the call asks for one asset, by its id or its name. */
function readsOne({ method, path }: Endpoint): boolean {
  return method === 'GET' && /^\/rest\/asset\/v1\/\w+\/(\{id\}|byName)\.json$/.test(path);
}
