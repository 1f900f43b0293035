import { compile, outsideAssets } from '../../server/src/compiler/index.ts';
import { callsToday } from '../../server/src/marketo/index.ts';
import type { RecordedCall } from '../../server/src/sandbox/index.ts';
import { rich, step } from '../compiler/plan-examples.ts';
import { deployment } from '../marketo/deployment.ts';
import { sampleModel, samples } from '../samples/samples.ts';

/** Everything that the product's client says to Marketo when it deploys the samples, verifies them, and changes an active campaign. */
export async function deployConversation(): Promise<readonly RecordedCall[]> {
  const calls: RecordedCall[] = [];
  for (const sample of samples) {
    if (sample.name.endsWith('-broken')) continue;
    const model = sampleModel(sample);
    await using local = await deployment({ seed: outsideAssets(model) });
    await local.deploy(compile(model));
    await local.verify(compile(model));
    calls.push(...local.sandbox.calls);
  }
  await using local = await deployment();
  await callsToday(local.connection.http);
  await local.deploy(rich);
  const oneMoment = step('Interesting Moment', { Type: 'Web', Description: 'Once more' });
  await local.deploy({
    ...rich,
    programs: rich.programs.map((program) => ({
      ...program,
      campaigns: program.campaigns.map((campaign) => ({ ...campaign, flow: [...campaign.flow, oneMoment] })),
    })),
  });
  calls.push(...local.sandbox.calls);
  return calls;
}
