export { durationMinutes, MINUTES_PER_DAY, minuteOf, nextAnniversary, nextOn, timeOfDay } from './dates.ts';
export { type Assumption, Knowledge } from './knowledge.ts';
export { Persons } from './persons.ts';
export { tellingAssumptions } from './telling.ts';
export { testOf } from './operators.ts';
export { fold, matches, type Test } from './test.ts';
export {
  EMPTY,
  FALSE,
  increased,
  type Known,
  moment,
  number,
  statement,
  text,
  textOf,
  TRUE,
  truth,
  type Unknown,
  unknown,
  type Value,
  type ValueType,
} from './value.ts';
export { assumptionInWords, valueInWords } from './words.ts';
