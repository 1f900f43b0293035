import type { RateLimits } from '../../server/src/marketo/index.ts';

/** For a Marketo that counts nothing: as fast as it answers. */
export const unlimited: RateLimits = { calls: 1_000_000, windowMilliseconds: 1, inFlight: 5 };
