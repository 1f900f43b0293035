import type { Parameter, StepDefinition } from '../../catalogue/index.ts';
import type { Choice, FlowItem, Nothing, Part, Phrase, Span, Step, Words } from '../../syntax/index.ts';
import type {
  ArgumentValue,
  BoundArgument,
  BoundChoice,
  BoundFlowItem,
  BoundStep,
  Reference,
} from '../bound.ts';
import { noteFieldsOf } from './trigger.ts';
import { noteValues, type Sink, spanOfWords, unknown, wordsOf } from './sink.ts';
import { bindTest } from './test.ts';

export function bindFlowItem(sink: Sink, node: FlowItem): BoundFlowItem | undefined {
  if (node.kind === 'Broken') return undefined;
  return node.kind === 'Step' ? bindStep(sink, node.phrase, node) : bindChoice(sink, node);
}

function bindChoice(sink: Sink, node: Choice): BoundChoice {
  return {
    kind: 'choice',
    start: node.start,
    end: node.end,
    branches: node.branches.map((branch) => ({
      start: branch.start,
      end: branch.end,
      test: bindTest(sink, branch.test),
      then: bindOutcome(sink, branch.then),
    })),
    otherwise: node.otherwise && bindOutcome(sink, node.otherwise),
  };
}

function bindOutcome(sink: Sink, node: Step | Nothing): BoundStep | 'nothing' | undefined {
  return node.kind === 'Nothing' ? 'nothing' : bindStep(sink, node.phrase, node);
}

/** `Change Data Value [Lifecycle Status] to "1 - MAL"` */
export function bindStep(sink: Sink, phrase: Phrase, span: Span): BoundStep | undefined {
  const head = phrase.parts[0];
  if (head?.kind !== 'Words') return undefined;
  const match = sink.catalogue.step(wordsOf(head));
  if (match === undefined) {
    const words = wordsOf(head);
    // A connective behind an unknown name is no part of it: `Change Ownr to "Queue"`.
    const length =
      words.length > 1 && isConnective(sink, words.at(-1) ?? '') ? words.length - 1 : words.length;
    const found = words.slice(0, length).join(' ');
    unknown(sink, 'unknown-step', spanOfWords(head, 0, length), found, sink.catalogue.stepNames);
    noteFieldsOf(sink, phrase);
    return undefined;
  }
  const { definition, length } = match;
  const reader = new ArgumentReader(sink, definition, phrase, length);
  return {
    kind: 'step',
    start: span.start,
    end: span.end,
    definition,
    nameSpan: spanOfWords(head, 0, length),
    arguments: reader.read(),
    within: reader.within,
    node: phrase,
  };
}

function isConnective({ catalogue }: Sink, word: string): boolean {
  return catalogue.steps.some(({ parameters }) =>
    parameters.some(({ position }) => typeof position === 'object' && position.after.includes(word)),
  );
}

/**
 * Goes through the parts after a step's name: the first value without a word is the primary argument, a connective
 * (`to`, `by`, …) announces the next, `in "Program"` says where an asset lives, braces hold the rest.
 */
class ArgumentReader {
  within: string | undefined;
  readonly #sink: Sink;
  readonly #definition: StepDefinition;
  readonly #phrase: Phrase;
  readonly #nameLength: number;
  readonly #found: BoundArgument[] = [];

  constructor(sink: Sink, definition: StepDefinition, phrase: Phrase, nameLength: number) {
    this.#sink = sink;
    this.#definition = definition;
    this.#phrase = phrase;
    this.#nameLength = nameLength;
  }

  read(): readonly BoundArgument[] {
    let expected = this.#definition.parameters.find((parameter) => parameter.position === 'primary');
    let connective: string | undefined;
    let readingProgram = false;
    this.#phrase.parts.forEach((part, index) => {
      if (part.kind === 'Words') {
        const from = index === 0 ? this.#nameLength : 0;
        for (let at = from; at < part.words.length; at += 1) {
          const word = wordsOf(part)[at] ?? '';
          const announced = this.#announcedBy(word);
          if (announced !== undefined) {
            expected = announced;
            connective = word;
          } else if (word === 'in') readingProgram = true;
          else {
            this.#takeWords(part, at, expected, connective);
            break;
          }
        }
      } else if (readingProgram) {
        const first = part.kind === 'Values' ? part.items[0] : undefined;
        this.within = first?.kind === 'String' ? first.value : undefined;
        readingProgram = false;
      } else {
        this.#take(expected, connective, valuesOf(part), part);
        expected = undefined;
      }
    });
    this.#readBraces();
    this.#reportMissing();
    for (const argument of this.#found) this.#noteNames(argument);
    return this.#found;
  }

  #announcedBy(word: string): Parameter | undefined {
    return this.#definition.parameters.find(
      ({ position }) => typeof position === 'object' && position.after.includes(word),
    );
  }

  #takeWords(
    words: Words,
    from: number,
    parameter: Parameter | undefined,
    connective: string | undefined,
  ): void {
    const span = spanOfWords(words, from, words.words.length);
    const text = wordsOf(words).slice(from).join(' ');
    if (parameter === undefined) {
      // A name is not meant to be one of the little words.
      const known = this.#definition.parameters.flatMap(({ position }) =>
        typeof position === 'object' && /^\p{Ll}+$/u.test(text) ? position.after : [],
      );
      const { start, end } = span;
      const problem = { start, end, found: text, context: this.#definition.name, nearest: known.slice(0, 3) };
      this.#sink.problems.push({ code: 'unexpected-word', ...problem });
      return;
    }
    this.#take(parameter, connective, [{ kind: 'Word', text, ...span }], span);
  }

  #take(
    parameter: Parameter | undefined,
    connective: string | undefined,
    values: readonly ArgumentValue[],
    span: Span,
  ): void {
    const taken = this.#found.some((argument) => argument.parameter === parameter);
    if (parameter === undefined || taken) {
      this.#problem('surplus-argument', span, parameter?.name ?? '');
      return;
    }
    this.#found.push({ parameter, connective, values, start: span.start, end: span.end });
  }

  #readBraces(): void {
    for (const item of this.#phrase.constraints?.items ?? []) {
      if (item.kind !== 'Constraint') continue;
      const parameter = this.#sink.catalogue.parameter(this.#definition, item.field.name);
      if (parameter === undefined) {
        const names = this.#definition.parameters.map(({ name }) => name);
        unknown(this.#sink, 'unknown-constraint', item.field, item.field.name, names, this.#definition.name);
      } else {
        this.#take(parameter, undefined, item.values?.items ?? [], item);
      }
    }
  }

  #reportMissing(): void {
    for (const parameter of this.#definition.parameters) {
      const given = this.#found.some((argument) => argument.parameter === parameter);
      if (parameter.required && parameter.fallback === undefined && !given) {
        this.#problem('missing-argument', this.#phrase, parameter.name);
      }
    }
  }

  #problem(code: 'missing-argument' | 'surplus-argument', span: Span, found: string): void {
    const { start, end } = span;
    this.#sink.problems.push({ code, start, end, found, context: this.#definition.name, nearest: [] });
  }

  #noteNames({ parameter, values }: BoundArgument): void {
    noteValues(this.#sink, values, parameter.references, this.#useOf(parameter), this.within);
  }

  #useOf(parameter: Parameter): Reference['use'] {
    const { writes, starts } = this.#definition.effects;
    if (writes.includes(`$${parameter.name}`)) return 'writes';
    if (parameter.position === 'primary' && starts !== undefined) {
      return starts === 'execute' ? 'executes' : 'requests';
    }
    return 'names';
  }
}

function valuesOf(part: Exclude<Part, Words>): readonly ArgumentValue[] {
  return part.kind === 'FieldName' ? [part] : part.items;
}
