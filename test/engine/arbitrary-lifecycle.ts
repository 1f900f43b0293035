import fc from 'fast-check';

/** `core`: what most lifecycles are made of. `wide`: a bit of everything that Marketo has. */
type Vocabulary = 'core' | 'wide';

/**
 * Random small programs in which much can go wrong at once: a few campaigns that listen to few events, write few fields
 * and call each other. They are texts, so that a failing one can be read and kept.
 */
export function arbitraryLifecycle({
  campaigns = 4,
  steps = 3,
  vocabulary = 'core',
}: {
  readonly campaigns?: number;
  readonly steps?: number;
  readonly vocabulary?: Vocabulary;
} = {}): fc.Arbitrary<string> {
  const campaign = campaignIn(vocabulary, steps);
  return fc
    .tuple(
      fc.array(campaign('listening'), { minLength: 2, maxLength: campaigns }),
      fc.array(campaign('requested'), { maxLength: 2 }),
      fc.array(campaign('executable'), { maxLength: 2 }),
    )
    .map(([listening, requested, executable]) =>
      [
        declarations,
        ...(vocabulary === 'wide' ? [wideDeclarations] : []),
        ...listening.map((body, at) => `campaign "L${at}" {\n${body}\n}`),
        ...requested.map((body, at) => `campaign "R${at}" {\n${body}\n}`),
        ...executable.map((body, at) => `campaign "E${at}" {\n${body}\n}`),
      ].join('\n'),
    );
}

/** What every random program stands on. */
export const declarations = `field [Stage] string
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

const wideDeclarations = `field [Region Score] score
external segmentation "Region" { reads [Grade], [Flag] }
external campaign "Outside" { requestable, writes [Flag], requests "R1" }
external email "M" { reads [Grade] }
smart list "S" {
  filter any {
    [Score] at least 10
    Member of List "K"
  }
}`;

type Kind = 'listening' | 'requested' | 'executable';

function campaignIn(vocabulary: Vocabulary, steps: number): (kind: Kind) => fc.Arbitrary<string> {
  const words = vocabulary === 'core' ? core : wide;
  const trigger = fc.constantFrom(...words.triggers);
  const test = fc.constantFrom(...words.tests);
  const filter = fc.constantFrom(...words.tests, ...words.filters);
  const step = fc.constantFrom(...words.steps);
  const choice = fc
    .tuple(test, step, fc.option(step, { nil: undefined }))
    .map(
      ([when, then, otherwise]) =>
        `if ${when} then ${then}${otherwise === undefined ? '' : ` else ${otherwise}`}`,
    );
  const item = fc.oneof({ weight: 3, arbitrary: step }, { weight: 1, arbitrary: choice });
  const heads: Readonly<Record<Kind, fc.Arbitrary<string>>> = {
    listening: trigger.map((written) => `  trigger ${written}`),
    requested: fc.constant('  trigger Campaign is Requested is any'),
    executable: fc.constant('  executable'),
  };
  return (kind) =>
    fc
      .tuple(
        fc.constantFrom('qualify every time', 'qualify every time', 'qualify once', 'qualify every 1 day'),
        heads[kind],
        fc.oneof({ weight: 2, arbitrary: fc.constant<string[]>([]) }, fc.array(filter, { maxLength: 1 })),
        fc.array(item, { minLength: 1, maxLength: steps }),
      )
      .map(([qualify, written, filters, flow]) =>
        [
          `  ${qualify}`,
          written,
          ...filters.map((filtered) => `  filter ${filtered}`),
          '  flow {',
          ...flow.map((line) => `    ${line}`),
          '  }',
        ].join('\n'),
      );
}

interface Words {
  readonly triggers: readonly string[];
  /** For choices and filters. */
  readonly tests: readonly string[];
  readonly filters: readonly string[];
  readonly steps: readonly string[];
}

const core: Words = {
  // Most listen to the same event: that is where orders begin to matter.
  triggers: [
    ...Array<string>(6).fill('Fills Out Form "F"'),
    'Person is Created',
    'Data Value Changes [Stage]',
    'Data Value Changes [Stage] { [New Value] is "2" }',
    'Data Value Changes [Flag] { [New Value] is true }',
    'Score is Changed [Score] { [New Score] at least 10 }',
    'Added to List "L"',
    'Owner Changes',
    'Webhook is Called "Hook"',
  ],
  tests: [
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
  ],
  filters: [],
  steps: [
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
  ],
};

const wide: Words = {
  triggers: [
    ...core.triggers,
    'Segment Changes "Region"',
    'Program Status is Changed "P"',
    'Added to List "K"',
    'Email is Delivered "M"',
    'Has Interesting Moment',
    'Person is Synced to SFDC',
    'Data Value Changes [Grade]',
    'Score is Changed [Region Score]',
  ],
  tests: [
    ...core.tests,
    'Member of Smart List "S"',
    'Member of Smart Campaign "L0"',
    'Member of Program "P" { [Status] is "In" }',
    'Has Opportunity',
    '[Region] is "North"',
    '[Stamp] in past 5 minutes',
    '[Grade] is [Country]',
    '[Acquisition Program] is "P"',
  ],
  filters: [
    'Filled Out Form "F"',
    'not Filled Out Form "G"',
    'Was Sent Email "M"',
    'Score was Changed [Score]',
  ],
  steps: [
    ...core.steps,
    'Change Data Value [Grade] to {{lead.Country}}',
    'Change Data Value [Country] to "US"',
    'Change Score [Region Score] by 1',
    'Add to List "K"',
    'Change Program Status "P" to "In"',
    'Change Program Success "P" { [New Value] is true }',
    'Interesting Moment "Web" { [Description] is "{{lead.Stage}}" }',
    'Change Owner to "Queue"',
    'Create Task "Call"',
    'Add to SFDC Campaign "C" { [Status] is "Sent" }',
    'Convert Person to "Queue" { [Converted Status] is "Won", [Send Notification Email] is false }',
    'Request Campaign "Outside"',
    'Remove from Flow "R0"',
    'Remove from Flow this campaign',
    'Delete Person',
    'Wait 2 minutes',
    'Wait 1 day',
  ],
};
