import { textMatches, type TextMatch } from './test.ts';

/** `contains "vp"` holds, or does not. Texts are folded; several texts mean that at least one of them fits. */
export interface TextFact {
  readonly match: TextMatch;
  readonly anyOf: readonly string[];
  readonly holds: boolean;
}

/** What is known about a text that can be anything else. */
export interface Texts {
  readonly kind: 'texts';
  readonly mayBeEmpty: boolean;
  /** In a certain order, so that the same knowledge looks the same. */
  readonly facts: readonly TextFact[];
}

/**
 * Does `match wanted` follow from what is known, does its opposite, or neither (undefined)? Never wrong; with facts of
 * several texts it may answer undefined where a cleverer reasoner would know.
 */
export function decideText(texts: Texts, match: TextMatch, wanted: string): boolean | undefined {
  if (match === 'is' && wanted === '') return texts.mayBeEmpty ? undefined : false;
  const fact = { match, wanted };
  // Nothing starts with the empty text or contains it, and everything that is there does.
  if (match !== 'is' && wanted === '') return texts.mayBeEmpty ? undefined : true;
  let certain = false;
  for (const known of texts.facts) {
    if (known.holds) {
      if (known.anyOf.every((text) => excludes({ match: known.match, wanted: text }, fact))) return false;
      if (known.anyOf.every((text) => implies({ match: known.match, wanted: text }, fact))) certain = true;
    } else if (known.anyOf.some((text) => implies(fact, { match: known.match, wanted: text }))) {
      return false;
    }
  }
  return certain ? true : undefined;
}

interface One {
  readonly match: TextMatch;
  readonly wanted: string;
}

/** Whatever passes the first passes the second. */
function implies(first: One, second: One): boolean {
  switch (first.match) {
    case 'is':
      return textMatches(first.wanted, second.match, second.wanted);
    case 'starts with':
      return second.match !== 'is' && textMatches(first.wanted, second.match, second.wanted);
    case 'contains':
      return second.match === 'contains' && first.wanted.includes(second.wanted);
  }
}

/** Nothing passes both. */
function excludes(first: One, second: One): boolean {
  if (first.match === 'is') return !textMatches(first.wanted, second.match, second.wanted);
  if (second.match === 'is') return !textMatches(second.wanted, first.match, first.wanted);
  if (first.match !== 'starts with' || second.match !== 'starts with') return false;
  return !first.wanted.startsWith(second.wanted) && !second.wanted.startsWith(first.wanted);
}

/** With one fact more. Texts of older facts that can no longer fit are dropped. */
export function withFact(texts: Texts, fact: TextFact): Texts {
  const known = fact.holds ? { ...texts, mayBeEmpty: false } : texts;
  const sorted = [...known.facts, fact]
    .map((item) => ({ ...item, anyOf: [...new Set(item.anyOf)].sort() }))
    .sort((a, b) => (factKey(a) < factKey(b) ? -1 : 1));
  const distinct = sorted.filter((item, at) => at === 0 || factKey(item) !== factKey(sorted[at - 1] ?? item));
  return { ...known, facts: distinct.map((item) => narrowed(item, distinct)) };
}

function narrowed(fact: TextFact, facts: readonly TextFact[]): TextFact {
  if (!fact.holds) return fact;
  const others = {
    kind: 'texts',
    mayBeEmpty: false,
    facts: facts.filter((other) => other !== fact),
  } as const;
  const left = fact.anyOf.filter((text) => decideText(others, fact.match, text) !== false);
  return { ...fact, anyOf: left };
}

export function factKey({ match, anyOf, holds }: TextFact): string {
  return `${holds ? '' : '!'}${match} ${JSON.stringify(anyOf)}`;
}
