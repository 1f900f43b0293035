import { activationTests } from './activation.ts';
import { deployTests } from './deploy.ts';
import { graphTests } from './graph.ts';
import { typingTests } from './typing.ts';

/** In this order in one window: each leaves the files as it found them. */
export const windowTests = [...activationTests, ...typingTests, ...deployTests, ...graphTests];
