import { it } from 'vitest';
import { sampleModel, samples } from '../samples/samples.ts';
import { roundTrip } from './round-trip.ts';

const deployable = samples.filter(({ name }) => !name.endsWith('-broken'));

it.for(deployable)('imports the sample $name as it was deployed', async (sample) => {
  await roundTrip(sampleModel(sample));
});
