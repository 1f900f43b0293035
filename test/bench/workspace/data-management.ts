/** So many campaigns that tidy up one field each: they listen to it and write it, and are at rest after one round. */
export function dataProgram(count: number): string {
  const fields = Array.from({ length: count }, (_, index) => fieldOf(index)).filter(
    ({ name }) => name !== 'Country',
  );
  return `/// One field, one campaign: other spellings become the one that reports know.
program "OPS Data Management" in "Marketing Activities / Operations" {
  channel "Operational"
}

${fields.map(({ name }) => `field [${name}] string`).join('\n')}

${Array.from({ length: count }, (_, index) => campaign(index)).join('\n\n')}
`;
}

interface Field {
  readonly name: string;
  readonly spellings: readonly (readonly [spelling: string, meant: string])[];
}

const fields: readonly [Field, ...Field[]] = [
  { name: 'Country', spellings: [] },
  {
    name: 'Language Code',
    spellings: [
      ['english', 'EN'],
      ['german', 'DE'],
    ],
  },
  {
    name: 'Industry Group',
    spellings: [
      ['soft ware', 'Software'],
      ['health', 'Healthcare'],
    ],
  },
  {
    name: 'Currency Code',
    spellings: [
      ['Dollar', 'USD'],
      ['Euro', 'EUR'],
    ],
  },
  {
    name: 'Company Type',
    spellings: [
      ['privately held', 'Private'],
      ['stock', 'Public'],
    ],
  },
  {
    name: 'Job Function',
    spellings: [
      ['mktg', 'Marketing'],
      ['sls', 'Sales'],
    ],
  },
];

/** The country is tidied up by the same campaign as in the intake; after the known fields come numbered ones. */
function fieldOf(index: number): Field {
  const known = fields[index];
  if (known !== undefined) return known;
  const like = fields[1 + (index % (fields.length - 1))] ?? fields[0];
  return { ...like, name: `${like.name} ${index}` };
}

function campaign(index: number): string {
  const { name, spellings } = fieldOf(index);
  const choices = spellings.map(
    ([spelling, meant]) => `if [${name}] is "${spelling}" then Change Data Value [${name}] to "${meant}"`,
  );
  const flow =
    choices.length === 0
      ? 'Execute Campaign "010 - Processing: Country"\nExecute Campaign "020 - Processing: Sales Region"'
      : `${choices.join('\nelse ')}\nelse nothing`;
  return `campaign "DM ${String(index + 1).padStart(3, '0')} - Data: ${name}" {
  qualify every time
  trigger Data Value Changes [${name}]
  flow {
    ${flow}
  }
}`;
}
