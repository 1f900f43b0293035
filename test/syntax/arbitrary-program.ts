import fc from 'fast-check';
import { catalogue } from '../../server/src/catalogue/index.ts';

/**
 * Random programs that follow the grammar, written as people write: with comments, blank lines, commas or line ends
 * between items, and names in any letter case. A program is made of pieces first; the choices of layout come second,
 * so that a failing one shrinks to a short program in a plain layout.
 */

/** What may stand between two pieces. */
type Join =
  /** Blanks, or a block comment. */
  | 'blank'
  /** Nothing, or blanks. */
  | 'tight'
  /** Also a line's end: after a comma or an arrow, before an arrow. */
  | 'break'
  /** A line's end, perhaps with comments and blank lines. */
  | 'line'
  /** The same, or a comma. */
  | 'item';

type Piece = string | { readonly join: Join };

const blank: Piece = { join: 'blank' };
const tight: Piece = { join: 'tight' };
const wrap: Piece = { join: 'break' };
const lineEnd: Piece = { join: 'line' };
const item: Piece = { join: 'item' };

type Pieces = fc.Arbitrary<readonly Piece[]>;

// ── Building ────────────────────────────────────────────────────────────────────────────────────────────

function words(...parts: readonly (string | Pieces)[]): Pieces {
  return sequence(blank, parts);
}

function sequence(join: Piece, parts: readonly (string | Pieces)[]): Pieces {
  const all = parts.map((part) => (typeof part === 'string' ? fc.constant<readonly Piece[]>([part]) : part));
  return fc.tuple(...all).map((lists) => joined(lists, [join]));
}

function joined(lists: readonly (readonly Piece[])[], between: readonly Piece[]): readonly Piece[] {
  return lists
    .filter((list) => list.length > 0)
    .flatMap((list, index) => (index === 0 ? list : [...between, ...list]));
}

function many(one: Pieces, between: readonly Piece[], sizes: fc.ArrayConstraints): Pieces {
  return fc.array(one, sizes).map((lists) => joined(lists, between));
}

const commas: readonly Piece[] = [tight, ',', wrap];
const arrows: readonly Piece[] = [wrap, '->', wrap];

function commaList(one: Pieces, maxLength = 3): Pieces {
  return many(one, commas, { minLength: 1, maxLength });
}

function block(one: Pieces, between: Piece = item, sizes: fc.ArrayConstraints = { maxLength: 4 }): Pieces {
  return fc
    .array(one, sizes)
    .map((items) => [
      '{',
      lineEnd,
      ...items.flatMap((pieces, at) => (at === 0 ? pieces : [between, ...pieces])),
      lineEnd,
      '}',
    ]);
}

function perhaps(pieces: Pieces): Pieces {
  return fc.oneof(fc.constant<readonly Piece[]>([]), pieces);
}

function oneOf(...texts: readonly string[]): Pieces {
  return fc.constantFrom(...texts).map((text) => [text]);
}

// ── Names and values ────────────────────────────────────────────────────────────────────────────────────

const oddNames = [
  '__proto__',
  'constructor',
  'toString',
  '',
  'Größe & Maß',
  '日本',
  '😀',
  'then',
  'a "b" \\ c',
  'x\ny',
  ']',
  '{{my.T}}',
];

const textValue = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('2 - MQL', 'Hand-Raise: Demo', 'US', 'OPS Alerts.New MQL') },
  { weight: 1, arbitrary: fc.constantFrom(...oddNames) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: 'binary', maxLength: 8 }).map((text) => text.replace(/[\r\n]/g, '')),
  },
);

const quoted: Pieces = textValue.map((text) => [
  `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`,
]);

const fieldNames = [
  'Lifecycle Status',
  'Behavior Score',
  'Email Address',
  'a]b',
  '[Legacy] Status',
  'constructor',
  'Maß (cm)',
  "O'Neill",
];
const field: Pieces = fc.constantFrom(...fieldNames).map((name) => [`[${name.replaceAll(']', ']]')}]`]);

const number = fc.constantFrom('0', '5', '-5', '+10', '2.50', '007', '100');
const duration: Pieces = fc
  .tuple(number, fc.constantFrom('minutes', 'day', 'hrs', 'Weeks'), fc.boolean())
  .map(([amount, unit, apart]) => [apart ? `${amount} ${unit}` : `${amount}${unit}`]);
const date: Pieces = oneOf('2026-12-01', '1999-01-31');
const time: Pieces = oneOf('09:00', '9:05', '23:59');
const dateTime: Pieces = oneOf('2026-12-01T09:00', '2026-12-01T9:00:30');
const tokenValue: Pieces = oneOf(
  '{{my.MQL Threshold}}',
  '{{lead.First Name:default=you}}',
  '{{system.dateTime}}',
);
/** Any value but `empty`, which would become a part of the operator after `is` and `is not`. */
const operand: Pieces = fc.oneof(
  { weight: 4, arbitrary: quoted },
  number.map((text): readonly Piece[] => [text]),
  duration,
  date,
  time,
  dateTime,
  tokenValue,
  oneOf('true', 'false'),
);
const value: Pieces = fc.oneof({ weight: 8, arbitrary: operand }, oneOf('empty'));
const values: Pieces = fc
  .tuple(operand, fc.array(value, { maxLength: 2 }))
  .map(([first, more]) => joined([first, ...more], commas));

/** A name of the catalogue, in the letter case of a careful or a careless writer. */
function nameOf(names: readonly string[]): Pieces {
  return fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('as is', 'lower', 'upper'))
    .map(([name, letters]) => {
      const written =
        letters === 'lower' ? name.toLowerCase() : letters === 'upper' ? name.toUpperCase() : name;
      return joined(
        written.split(' ').map((word) => [word]),
        [blank],
      );
    });
}

const unaryOperators = [
  'is',
  'is not',
  'starts with',
  'not contains',
  'at least',
  'in past',
  'on or after',
  'IS NOT',
];

const operation: Pieces = fc.oneof(
  words(oneOf('is empty', 'is not empty', 'is any')),
  words(oneOf(...unaryOperators), values),
  words('between', operand, 'and', operand),
);

// ── Phrases ─────────────────────────────────────────────────────────────────────────────────────────────

const constraint: Pieces = words(field, fc.oneof(operation, values, fc.constant<readonly Piece[]>([])));
const constraints: Pieces = block(constraint, item, { maxLength: 3 });

const triggerPhrase: Pieces = words(
  nameOf(catalogue.triggerNames),
  perhaps(fc.oneof(values, field, words(oneOf('starts with', 'is not'), values))),
  perhaps(constraints),
);

const activity: Pieces = words(
  nameOf(catalogue.filterNames),
  perhaps(fc.oneof(values, operation)),
  perhaps(constraints),
);
const attribute: Pieces = words(field, operation);
const test: Pieces = fc.oneof(attribute, words(perhaps(oneOf('not')), activity));

const step: Pieces = fc.oneof(
  words(nameOf(['Change Data Value', 'Change Score']), field, oneOf('to', 'by', 'TO'), value),
  words(nameOf(catalogue.stepNames), perhaps(values), perhaps(words('to', values)), perhaps(constraints)),
);

const { condition } = fc.letrec<{ condition: readonly Piece[] }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    test,
    words(oneOf('all', 'any'), block(tie('condition'), item, { maxLength: 3 })),
  ),
}));

// ── Statements ──────────────────────────────────────────────────────────────────────────────────────────

const schedule: Pieces = fc.oneof(
  words('once', 'at', dateTime),
  words(
    fc.oneof(
      oneOf('daily', 'weekdays'),
      words('every', duration),
      words('weekly', 'on', commaList(oneOf('Monday', 'friday'))),
      words('monthly', 'on', oneOf('15', 'first Monday', 'last day')),
    ),
    'at',
    time,
    perhaps(words('from', date)),
    perhaps(words('until', date)),
  ),
);

const setting: Pieces = fc.oneof(
  words('qualify', fc.oneof(oneOf('once', 'every time'), words('every', duration))),
  words('schedule', schedule),
  oneOf('executable', 'inactive', 'limits on', 'limits off', 'priority high'),
  words('like', quoted, perhaps(words('in', quoted))),
);

const outcome: Pieces = fc.oneof(oneOf('nothing'), step);
const consequence: Pieces = words('then', outcome);
const elseIf: Pieces = sequence(wrap, [words('else', 'if', test), consequence]);
const choice: Pieces = fc
  .tuple(
    sequence(wrap, [words('if', test), consequence]),
    fc.array(elseIf, { maxLength: 2 }),
    perhaps(words('else', outcome)),
  )
  .map(([first, more, last]) => joined([first, ...more, last], [lineEnd]));

const flow: Pieces = words('flow', block(fc.oneof(step, choice)));
const filter: Pieces = words('filter', condition);
const campaignItem: Pieces = fc.oneof(setting, words('trigger', triggerPhrase), filter, flow);

const docLines: Pieces = fc
  .tuple(
    fc.array(fc.constantFrom('/// What it does.', '///', '///   indented', '/// Über "alles"'), {
      maxLength: 2,
    }),
    fc.constantFrom('', '', '// a remark\n', '/* one\n more */\n'),
  )
  .map(([lines, remark]) => [...lines.flatMap((line): Piece[] => [line, '\n']), remark]);

const stage: Pieces = sequence(tight, [
  docLines,
  words(
    'stage',
    quoted,
    perhaps(
      block(
        fc.oneof(
          words('owner', fc.oneof(oneOf('Marketing', 'Sales Development'), quoted)),
          oneOf('master Marketo', 'master Salesforce', 'terminal'),
          words('stamp', commaList(words(perhaps(oneOf('first', 'latest')), field))),
          words('sla', duration),
          words(oneOf('entry', 'exit'), quoted),
        ),
      ),
    ),
  ),
]);

const move: Pieces = fc.oneof(
  words('path', many(quoted, arrows, { minLength: 1, maxLength: 4 })),
  fc
    .tuple(
      fc.oneof(oneOf('any', 'empty'), commaList(quoted)),
      many(commaList(quoted), arrows, { minLength: 1, maxLength: 3 }),
    )
    .map(([from, to]) => ['allow', blank, ...from, ...arrows, ...to]),
);

// ── Declarations ────────────────────────────────────────────────────────────────────────────────────────

const campaign: Pieces = words('campaign', quoted, block(campaignItem));
const list: Pieces = words('list', quoted);
const smartList: Pieces = words('smart', 'list', quoted, block(filter));

const program: Pieces = words(
  'program',
  quoted,
  perhaps(words('in', quoted)),
  perhaps(
    block(
      fc.oneof(
        words(oneOf('channel', 'workspace', 'like'), quoted),
        words('type', fc.oneof(quoted, oneOf('Default'))),
        words('tag', quoted, quoted),
        words('cost', date, oneOf('5000'), perhaps(quoted)),
        words('token', quoted, oneOf('text', 'rich text', 'number'), value),
      ),
    ),
  ),
);

const fieldDeclaration: Pieces = words(
  'field',
  perhaps(oneOf('Company', 'Custom Object')),
  field,
  oneOf('string', 'score', 'datetime'),
  perhaps(
    block(
      fc.oneof(
        words('api', quoted),
        words('values', commaList(quoted)),
        words('salesforce', commaList(words(oneOf('Lead', 'Contact'), quoted))),
      ),
    ),
  ),
);

const lifecycle: Pieces = words(
  'lifecycle',
  quoted,
  'on',
  fc.oneof(field, words('Revenue', 'Stage', quoted)),
  block(fc.oneof(stage, move), lineEnd),
);

const external: Pieces = words(
  'external',
  oneOf('form', 'Smart List', 'campaign', 'engagement program'),
  commaList(quoted),
  perhaps(words('in', quoted)),
  perhaps(
    block(
      fc.oneof(
        words(oneOf('writes', 'reads'), commaList(field)),
        words('requests', quoted),
        oneOf('requestable', 'executable'),
        words('token', quoted, value),
      ),
    ),
  ),
);

const event: Pieces = fc.oneof(
  triggerPhrase,
  words(field, 'becomes', value, perhaps(oneOf('in Salesforce', 'in salesforce'))),
);

const scenario: Pieces = words(
  'scenario',
  quoted,
  block(
    fc.oneof(
      words('given', test),
      words('when', perhaps(words('after', duration)), event, perhaps(words('creating', 'the', 'person'))),
      words('when', 'all', block(event)),
      words('when', quoted, 'runs'),
      words('then', fc.oneof(test, words('not', attribute))),
      words('then', step, 'happens', fc.oneof(oneOf('once', 'never', '2 times'), words('before', step))),
    ),
  ),
);

const { inFolder } = fc.letrec<{ inFolder: readonly Piece[] }>((tie) => ({
  inFolder: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    sequence(tight, [docLines, fc.oneof(campaign, smartList, list)]),
    sequence(tight, [docLines, words('folder', quoted, block(tie('inFolder'), lineEnd, { maxLength: 3 }))]),
  ),
}));

const declaration: Pieces = fc.oneof(
  sequence(tight, [docLines, fc.oneof(program, fieldDeclaration, lifecycle, external, scenario)]),
  inFolder,
  inFolder,
);

// ── Layout ──────────────────────────────────────────────────────────────────────────────────────────────

const blanks = [' ', ' ', ' ', '  ', '\t', ' /* why */ ', '\u00a0', ' \f '];
const lineEnds = [
  '\n',
  '\n',
  '\n  ',
  '\r\n',
  '\n\n',
  '\n\n\n',
  ' // note\n',
  '\n// über\n',
  '\n/* one\n two */\n',
  '\n/// no doc\n\n',
  '\r',
];

function layOut(pieces: readonly Piece[], choices: readonly number[]): string {
  let used = 0;
  const choose = (options: readonly string[]): string => {
    const choice = choices.length === 0 ? 0 : (choices[used++ % choices.length] ?? 0);
    return options[choice % options.length] ?? '';
  };
  const text = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    switch (piece.join) {
      case 'blank':
        return choose(blanks);
      case 'tight':
        return '';
      case 'break':
        return choose([...blanks, ...lineEnds]);
      case 'line':
        return choose(lineEnds);
      case 'item':
        return choose([...lineEnds, ', ', ',\n', ' , // next\n']);
    }
  });
  return text.join('');
}

/** Declarations as texts, to be put together by the caller; each ends with a line's end. */
export const arbitraryDeclaration: fc.Arbitrary<string> = fc
  .tuple(declaration, fc.array(fc.nat(40), { maxLength: 25 }))
  .map(([pieces, choices]) => `${layOut(pieces, choices)}\n`);

/** Whole programs without syntax problems. */
export const arbitraryProgram: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(declaration, { maxLength: 5 }),
    fc.array(fc.nat(40), { maxLength: 25 }),
    fc.constantFrom('', '\ufeff', '// first\n', '\n\n'),
    fc.constantFrom('', '\n', '// last', '\n\n/* last */'),
  )
  .map(([declarations, choices, before, after]) => {
    const pieces = declarations.flatMap((one): Piece[] => [...one, lineEnd]);
    return `${before}${layOut(pieces, choices)}${after}`;
  });
