import { circles } from './circles.ts';
import { races } from './races.ts';
import { answers } from './race-answers.ts';
import { stages } from './stages.ts';
import { texts } from './texts.ts';
import type { VariantsOfRules } from './variant.ts';

export type { Variant } from './variant.ts';

/** Rules that are not here have a file of cases of their own. */
export const variants: VariantsOfRules = { ...circles, ...races, ...answers, ...stages, ...texts };
