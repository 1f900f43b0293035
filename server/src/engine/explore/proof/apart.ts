import type { Engine } from '../../engine.ts';
import { doneIn, type Watched } from '../../questions/watched.ts';
import type { Ending } from '../explorer.ts';
import { type Cone, type Cones, focusOn, focusOnAll } from '../slice/index.ts';
import { ofWhole, piecesOf } from './pieces.ts';
import { type Decide, isWithin, type Question, sizeOf, type Verdict } from './question.ts';

/**
 * Each thing by itself, and of a step each value that it takes along; together only where the same is asked of the
 * person. Small ones come first: where something was too much, so is everything that it has influence on.
 */
export function proveApart(
  engine: Engine,
  cones: Cones,
  questions: readonly Question[],
  decide: Decide,
): ReadonlyMap<Question, Verdict> {
  return new Apart(engine, cones, decide).prove(questions);
}

interface Piece {
  readonly question: Question;
  readonly watched: Watched;
  readonly cone: Cone;
}

class Apart {
  readonly #engine: Engine;
  readonly #cones: Cones;
  readonly #decide: Decide;
  readonly #verdicts = new Map<Question, Verdict>();
  readonly #tooMuch: Cone[] = [];
  /** Steps that are done more than once: then which value goes with which is another matter. */
  readonly #twice = new Set<Question>();

  constructor(engine: Engine, cones: Cones, decide: Decide) {
    this.#engine = engine;
    this.#cones = cones;
    this.#decide = decide;
  }

  prove(questions: readonly Question[]): ReadonlyMap<Question, Verdict> {
    for (const group of askingAlike(questions.flatMap((question) => this.#pieces(question)))) {
      if (this.#isEnough(group)) continue;
      for (const smaller of alike(group)) {
        if (this.#isEnough(smaller)) continue;
        for (const { question } of this.#open(smaller)) this.#verdicts.set(question, 'not decided');
      }
    }
    const whole = [...this.#twice].filter((question) => !this.#verdicts.has(question));
    for (const question of whole.toSorted((a, b) => sizeOf(a.cone) - sizeOf(b.cone)))
      this.#verdicts.set(question, this.#ask([question.watched], question.cone));
    // Whatever was looked at, and did not fail in any of its pieces.
    for (const question of questions)
      if (!this.#verdicts.has(question)) this.#verdicts.set(question, 'holds');
    return this.#verdicts;
  }

  #pieces(question: Question): Piece[] {
    return piecesOf(this.#engine, question.watched).map((watched) => ({
      question,
      watched,
      cone: watched === question.watched ? question.cone : this.#cones.of(focusOn(watched)),
    }));
  }

  /** Looks at all of them in one; false when that is too much. */
  #isEnough(group: readonly Piece[]): boolean {
    let open = this.#open(group);
    while (open.length > 0) {
      const things = open.map(({ watched }) => watched);
      const [only, ...others] = open;
      const cone = only && others.length === 0 ? only.cone : this.#cones.of(focusOnAll(things));
      const verdict = this.#ask(things, cone, (ending) => this.#count(open, ending));
      if (verdict === 'holds') return true;
      if (verdict === 'not decided') return false;
      const failed = open.find(({ watched }) => watched === verdict.watched)?.question;
      if (failed !== undefined) this.#verdicts.set(failed, ofWhole(verdict, failed.watched));
      open = this.#open(group);
    }
    return true;
  }

  /** Of what is there still something to find out? */
  #open(group: readonly Piece[]): Piece[] {
    return group.filter(({ question }) => !this.#verdicts.has(question) && !this.#twice.has(question));
  }

  #ask(things: readonly Watched[], cone: Cone, ended?: (ending: Ending) => void): Verdict {
    if (this.#tooMuch.some((smaller) => isWithin(smaller, cone))) return 'not decided';
    const verdict = this.#decide(things, cone, ended);
    if (verdict === 'not decided') this.#tooMuch.push(cone);
    return verdict;
  }

  #count(pieces: readonly Piece[], { state }: Ending): void {
    for (const { question, watched } of pieces)
      if (
        watched.kind === 'effect' &&
        watched.carried !== undefined &&
        doneIn(state, watched.step).length > 1
      )
        this.#twice.add(question);
  }
}

/** Those on which the very same has influence, small ones first. */
function alike(pieces: readonly Piece[]): Piece[][] {
  return grouped(pieces, ({ cone }) => [...cone.campaigns, ...cone.steps]);
}

/** Those on which the same answers of a person have influence, whoever asks: few more states than for one of them. */
function askingAlike(pieces: readonly Piece[]): Piece[][] {
  return grouped(pieces, ({ cone }) => [...cone.asked]);
}

function grouped(pieces: readonly Piece[], partsOf: (piece: Piece) => readonly unknown[]): Piece[][] {
  const numbers = new Map<unknown, number>();
  const numberOf = (part: unknown): number => {
    const number = numbers.get(part) ?? numbers.size;
    numbers.set(part, number);
    return number;
  };
  const groups = new Map<string, Piece[]>();
  for (const piece of pieces) {
    const parts = partsOf(piece).map(numberOf);
    const key = parts.toSorted((a, b) => a - b).join();
    groups.set(key, [...(groups.get(key) ?? []), piece]);
  }
  const largest = (group: readonly Piece[]): number => Math.max(...group.map(({ cone }) => sizeOf(cone)));
  return [...groups.values()].toSorted((a, b) => largest(a) - largest(b));
}
