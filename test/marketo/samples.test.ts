import { expect, it } from 'vitest';
import { compile, outsideAssets, renderDriftText } from '../../server/src/compiler/index.ts';
import { trafficSkipped, validateTraffic } from '../conformance/traffic.ts';
import { sampleModel, samples } from '../samples/samples.ts';
import { deployment, mendable } from './deployment.ts';

const clean = samples.filter(({ name }) => !name.endsWith('-broken'));

it.for(clean)('deploys the sample $name', async (sample) => {
  const model = sampleModel(sample);
  const desired = compile(model);
  await using local = await deployment({ seed: outsideAssets(model) });
  await local.deploy(desired);
  expect(renderDriftText(mendable(await local.verify(desired)))).toBe('');
  expect((await local.plan(desired)).operations).toEqual([]);
});

it('keeps to Adobe’s specification in every call of a deploy', async ({ skip }) => {
  skip(trafficSkipped !== undefined, trafficSkipped);
  for (const sample of clean) {
    const model = sampleModel(sample);
    await using local = await deployment({ seed: outsideAssets(model) });
    await local.deploy(compile(model));
    await local.verify(compile(model));
    expect(local.sandbox.calls.length).toBeGreaterThan(20);
    expect(validateTraffic(local.sandbox.calls)).toEqual([]);
  }
});
