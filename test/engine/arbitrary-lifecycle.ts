import fc from 'fast-check';

/**
 * Random small programs in which much can go wrong at once: a few campaigns that listen to few events, write few fields
 * and call each other. They are texts, so that a failing one can be read and kept.
 */
export function arbitraryLifecycle({ campaigns = 4, steps = 3 } = {}): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.array(campaign('listening', steps), { minLength: 2, maxLength: campaigns }),
      fc.array(campaign('requested', steps), { maxLength: 2 }),
      fc.array(campaign('executable', steps), { maxLength: 2 }),
    )
    .map(([listening, requested, executable]) =>
      [
        declarations,
        ...listening.map((body, at) => `campaign "L${at}" {\n${body}\n}`),
        ...requested.map((body, at) => `campaign "R${at}" {\n${body}\n}`),
        ...executable.map((body, at) => `campaign "E${at}" {\n${body}\n}`),
      ].join('\n'),
    );
}

const declarations = `field [Stage] string
field [Flag] boolean
field [Score] score
field [Grade] string { values "x", "y" }
lifecycle "Person" on [Stage] {
  stage "1" { stamp [Stamp] }
  stage "2"
  path "1" -> "2"
}
field [Stamp] datetime
external webhook "Hook" { writes [Grade] }`;

type Kind = 'listening' | 'requested' | 'executable';

function campaign(kind: Kind, steps: number): fc.Arbitrary<string> {
  const head =
    kind === 'listening'
      ? trigger.map((written) => `  trigger ${written}`)
      : fc.constant(kind === 'executable' ? '  executable' : '  trigger Campaign is Requested is any');
  return fc
    .tuple(
      fc.constantFrom('qualify every time', 'qualify every time', 'qualify once', 'qualify every 1 day'),
      head,
      fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, fc.array(test, { maxLength: 1 })),
      fc.array(item, { minLength: 1, maxLength: steps }),
    )
    .map(([qualify, written, filters, flow]) =>
      [
        `  ${qualify}`,
        written,
        ...filters.map((filter) => `  filter ${filter}`),
        '  flow {',
        ...flow.map((line) => `    ${line}`),
        '  }',
      ].join('\n'),
    );
}

/** Most listen to the same event: that is where orders begin to matter. */
const trigger = fc.constantFrom(
  ...Array<string>(6).fill('Fills Out Form "F"'),
  'Person is Created',
  'Data Value Changes [Stage]',
  'Data Value Changes [Stage] { [New Value] is "2" }',
  'Data Value Changes [Flag] { [New Value] is true }',
  'Score is Changed [Score] { [New Score] at least 10 }',
  'Added to List "L"',
  'Owner Changes',
  'Webhook is Called "Hook"',
);

const test = fc.constantFrom(
  '[Stage] is "1"',
  '[Stage] is not "2"',
  '[Stage] is empty',
  '[Flag] is true',
  '[Score] at least 10',
  '[Score] less than 20',
  '[Country] is "US"',
  '[Country] contains "S", "C"',
  'Member of List "L"',
  'not Member of List "L"',
);

const step = fc.constantFrom(
  'Change Data Value [Stage] to "1"',
  'Change Data Value [Stage] to "2"',
  'Change Data Value [Flag] to true',
  'Change Data Value [Stamp] to {{system.dateTime}}',
  'Change Score [Score] by 5',
  'Change Score [Score] to 0',
  'Add to List "L"',
  'Remove from List "L"',
  'Send Email "M"',
  'Send Alert "A" to owner',
  'Sync Person to SFDC',
  'Call Webhook "Hook"',
  'Request Campaign "R0"',
  'Request Campaign "R1"',
  'Execute Campaign "E0"',
  'Execute Campaign "E1"',
  'Remove from Flow "L0"',
  'Wait 10 minutes',
);

const choice = fc
  .tuple(test, step, fc.option(step, { nil: undefined }))
  .map(
    ([when, then, otherwise]) =>
      `if ${when} then ${then}${otherwise === undefined ? '' : ` else ${otherwise}`}`,
  );

const item = fc.oneof({ weight: 3, arbitrary: step }, { weight: 1, arbitrary: choice });
