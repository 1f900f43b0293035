import { it } from 'vitest';
import { workspaceOfSize } from '../bench/races/workspace-of-size.ts';
import { roundTrip } from './round-trip.ts';

it('imports a hundred campaigns of eight programs as they were deployed', { timeout: 120_000 }, async () => {
  await roundTrip(workspaceOfSize(100).model());
});
