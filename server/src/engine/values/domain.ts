import {
  complement,
  contains,
  EVERYTHING,
  intersection,
  type Intervals,
  intervalsKey,
  onlyNumber,
  point,
  shifted,
  wholeNumbers,
} from './intervals.ts';
import { fold, matches, type Test } from './test.ts';
import { decideText, factKey, type TextFact, type Texts, withFact } from './texts.ts';
import { EMPTY, type Known, moment, number, text, type Unknown } from './value.ts';

/** All that an unknown value can still be. */
export type Domain =
  | { readonly kind: 'one of'; readonly values: readonly Known[] }
  | { readonly kind: 'range'; readonly set: Intervals; readonly mayBeEmpty: boolean }
  | Texts;

export function domainOf(unknown: Unknown): Domain {
  const { mayBeEmpty } = unknown;
  if (unknown.oneOf !== undefined) {
    return { kind: 'one of', values: mayBeEmpty ? [EMPTY, ...unknown.oneOf] : unknown.oneOf };
  }
  if (unknown.type === 'text') return textsOf(unknown);
  return { kind: 'range', set: EVERYTHING, mayBeEmpty };
}

const ruledOut = new WeakMap<readonly string[], TextFact>();

function textsOf({ mayBeEmpty, noneOf }: Unknown): Texts {
  if (noneOf === undefined || noneOf.length === 0) return { kind: 'texts', mayBeEmpty, facts: [] };
  let fact = ruledOut.get(noneOf);
  if (fact === undefined) {
    fact = { match: 'is', anyOf: noneOf.map(fold).toSorted(), holds: false };
    ruledOut.set(noneOf, fact);
  }
  return { kind: 'texts', mayBeEmpty, facts: [fact] };
}

/** Can the question be asked of such a value at all? If not, the answer is a statement of its own. */
export function fits(domain: Domain, test: Test): boolean {
  if (domain.kind === 'one of' || test.kind === 'filled') return true;
  if (test.kind === 'same' && test.value.kind === 'empty') return true;
  if (domain.kind === 'texts')
    return test.kind === 'text' || (test.kind === 'same' && test.value.kind === 'text');
  return test.kind === 'range' || (test.kind === 'same' && test.value.kind !== 'text');
}

/** What is left when the test holds, or does not; undefined when nothing is left. */
export function narrow(domain: Domain, test: Test, holds: boolean, unknown: Unknown): Domain | undefined {
  switch (domain.kind) {
    case 'one of': {
      const values = domain.values.filter((value) => matches(value, test) === holds);
      return values.length === 0 ? undefined : { kind: 'one of', values };
    }
    case 'range':
      return narrowRange(domain.set, domain.mayBeEmpty, test, holds, unknown);
    case 'texts':
      return narrowTexts(domain, test, holds);
  }
}

// ── Numbers and points in time ──────────────────────────────────────────────────────────────────────────

function narrowRange(
  set: Intervals,
  mayBeEmpty: boolean,
  test: Test,
  holds: boolean,
  { plus, whole, type }: Unknown,
): Domain | undefined {
  const passing = passingNumbers(test, type === 'moment');
  if (passing === undefined) return undefined;
  // A changed score counts from 0 when it was never set.
  const emptyPasses = plus === undefined ? passing.empty : contains(passing.set, plus);
  const wanted = shifted(holds ? passing.set : complement(passing.set), -(plus ?? 0));
  const left = intersection(set, wanted);
  const kept = whole ? wholeNumbers(left) : left;
  const emptyLeft = mayBeEmpty && emptyPasses === holds;
  return kept.length === 0 && !emptyLeft ? undefined : { kind: 'range', set: kept, mayBeEmpty: emptyLeft };
}

function passingNumbers(
  test: Test,
  moments: boolean,
): { readonly set: Intervals; readonly empty: boolean } | undefined {
  switch (test.kind) {
    case 'range':
      return { set: test.set, empty: test.orEmpty };
    case 'filled':
      return test.negated ? { set: [], empty: true } : { set: EVERYTHING, empty: false };
    case 'same': {
      const { value } = test;
      if (value.kind === 'empty') return { set: [], empty: true };
      const at =
        value.kind === 'moment' && moments
          ? value.minute
          : value.kind === 'number'
            ? value.number
            : undefined;
      return { set: at === undefined ? [] : point(at), empty: false };
    }
    default:
      return undefined;
  }
}

// ── Texts ───────────────────────────────────────────────────────────────────────────────────────────────

function narrowTexts(texts: Texts, test: Test, holds: boolean): Domain | undefined {
  if (test.kind === 'filled') return narrowFilled(texts, test.negated === holds);
  if (test.kind === 'same') {
    if (test.value.kind === 'empty') return narrowFilled(texts, holds);
    const spelled = test.value.kind === 'text' ? test.value.text : '';
    return narrowText(texts, { match: 'is', texts: [spelled] }, holds);
  }
  if (test.kind !== 'text') return undefined;
  return narrowText(texts, test, holds !== test.negated);
}

function narrowFilled(texts: Texts, empty: boolean): Domain | undefined {
  if (empty) return texts.mayBeEmpty ? { kind: 'one of', values: [EMPTY] } : undefined;
  return { ...texts, mayBeEmpty: false };
}

function narrowText(
  texts: Texts,
  test: { readonly match: 'is' | 'starts with' | 'contains'; readonly texts: readonly string[] },
  holds: boolean,
): Domain | undefined {
  const answers = test.texts.map((wanted) => ({
    wanted,
    known: decideText(texts, test.match, fold(wanted)),
  }));
  const open = answers.filter(({ known }) => known === undefined).map(({ wanted }) => wanted);
  const certain = answers.some(({ known }) => known === true);
  if (holds) {
    if (certain) return texts;
    if (open.length === 0) return undefined;
    // Nobody spells a value in two ways: the person's is spelled as the files spell it.
    if (test.match === 'is') return { kind: 'one of', values: open.map(text) };
    return possible(withFact(texts, { match: test.match, anyOf: open.map(fold), holds: true }));
  }
  if (certain) return undefined;
  let left = texts;
  for (const wanted of open) {
    left =
      wanted === ''
        ? { ...left, mayBeEmpty: false }
        : withFact(left, { match: test.match, anyOf: [fold(wanted)], holds: false });
  }
  return possible(left);
}

/** Nothing fits a fact of which every text is ruled out. */
function possible(texts: Texts): Texts | undefined {
  return texts.facts.some(({ holds, anyOf }) => holds && anyOf.length === 0) ? undefined : texts;
}

/** Is it certain at a glance that no value is in both? */
export function areDisjoint(a: Domain, b: Domain): boolean {
  if (a === b) return false;
  if (a.kind === 'one of' && b.kind === 'one of')
    return a.values.every((value) => b.values.every(({ key }) => key !== value.key));
  if (a.kind !== 'range' || b.kind !== 'range') return false;
  return !(a.mayBeEmpty && b.mayBeEmpty) && intersection(a.set, b.set).length === 0;
}

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────

/** The value, where only one is left. */
export function onlyValue(domain: Domain, { plus, type }: Unknown): Known | undefined {
  if (domain.kind === 'one of') return domain.values.length === 1 ? domain.values[0] : undefined;
  if (domain.kind === 'texts') return undefined;
  if (domain.set.length === 0)
    return domain.mayBeEmpty ? (plus === undefined ? EMPTY : number(plus)) : undefined;
  const only = domain.mayBeEmpty ? undefined : onlyNumber(domain.set);
  if (only === undefined) return undefined;
  return type === 'moment' ? moment(only) : number(only + (plus ?? 0));
}

const keys = new WeakMap<Domain, string>();

/** The same for domains that hold the same. */
export function domainKey(domain: Domain): string {
  const known = keys.get(domain);
  if (known !== undefined) return known;
  const key = keyOf(domain);
  keys.set(domain, key);
  return key;
}

function keyOf(domain: Domain): string {
  switch (domain.kind) {
    case 'one of':
      return `one of ${domain.values.map(({ key }) => key).join('|')}`;
    case 'range':
      return `${domain.mayBeEmpty ? '-' : ''}${intervalsKey(domain.set)}`;
    case 'texts':
      return `${domain.mayBeEmpty ? '-' : ''}${domain.facts.map(factKey).join('&')}`;
  }
}
