import { expect, it } from 'vitest';
import { createCatalogue } from '../../server/src/catalogue/index.ts';
import { format } from '../../server/src/syntax/index.ts';

/** Trims the indentation that a text has in this file. */
function text(strings: TemplateStringsArray): string {
  const lines = (strings.raw[0] ?? '').replace(/^\n/, '').split('\n');
  const margin = Math.min(...lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin)).join('\n');
}

it('indents blocks, puts each statement on its line, and writes one blank between words', () => {
  expect(format('campaign   "C"{qualify once,trigger Person is   Created\nflow{Wait 1 day,Wait  2 days}}'))
    .toBe(text`
    campaign "C" {
      qualify once
      trigger Person is Created
      flow {
        Wait 1 day
        Wait 2 days
      }
    }
  `);
});

it('keeps short blocks of stages, fields, constraints and single steps on one line', () => {
  const short = text`
    field [Stage] string { api "stage", values "A", "B" }

    lifecycle "P" on [Stage] {
      stage "A" { owner Marketing, stamp first [Date], sla 2 days }
    }

    campaign "C" {
      trigger Data Value Changes [Stage] { [New Value] is "A", [Old Value] is empty }
      flow { Create Task "Call" { [Due In] is 2 days } }
    }
  `;
  expect(format(short)).toBe(short);
});

it('puts the items of a block below each other where they do not fit', () => {
  expect(
    format('lifecycle "P" on [S] { stage "A" { owner Marketing, master Marketo, terminal } }', { width: 40 }),
  ).toBe(text`
    lifecycle "P" on [S] {
      stage "A" {
        owner Marketing
        master Marketo
        terminal
      }
    }
  `);
});

it('wraps long lists after a comma, four columns in', () => {
  const filter = 'filter [Country] is "United States", "Canada", "Germany", "France", "Spain", "Italy"';
  expect(format(`smart list "S" { ${filter} }`, { width: 50 })).toBe(text`
    smart list "S" {
      filter [Country] is "United States", "Canada",
          "Germany", "France", "Spain", "Italy"
    }
  `);
});

it('wraps long paths before an arrow', () => {
  expect(
    format('lifecycle "P" on [S] { path "Known" -> "Engaged" -> "Qualified" -> "Customer" }', { width: 40 }),
  ).toBe(text`
    lifecycle "P" on [S] {
      path "Known" -> "Engaged"
          -> "Qualified" -> "Customer"
    }
  `);
});

it('writes each branch of a choice on its line', () => {
  expect(
    format(
      'campaign "C" { flow { if [A] is 1 then Wait 1 day else if [A] is 2 then nothing else Wait 2 days } }',
    ),
  ).toBe(text`
    campaign "C" {
      flow {
        if [A] is 1 then Wait 1 day
        else if [A] is 2 then nothing
        else Wait 2 days
      }
    }
  `);
});

it('wraps a long choice before then', () => {
  const steps = 'if [Country] is "Germany", "France" then Add to List "Europe" else Add to List "Elsewhere"';
  expect(format(`campaign "C" { flow { ${steps} } }`, { width: 50 })).toBe(text`
    campaign "C" {
      flow {
        if [Country] is "Germany", "France"
            then Add to List "Europe"
        else Add to List "Elsewhere"
      }
    }
  `);
});

it('keeps single blank lines, drops further ones and those at the ends of a block', () => {
  expect(
    format('\n\nlist "A"\n\n\n\nlist "B"\nlist "C"\ncampaign "D" {\n\n\nexecutable\n\n\ninactive\n\n}\n\n\n'),
  ).toBe(text`
    list "A"

    list "B"
    list "C"

    campaign "D" {
      executable

      inactive
    }
  `);
});

it('puts blank lines around declarations of several lines, their comments with them', () => {
  expect(format('list "A"\n// for C\ncampaign "C" {\nexecutable\n} // of C\nlist "B"')).toBe(text`
    list "A"

    // for C
    campaign "C" {
      executable
    } // of C

    list "B"
  `);
});

it('leaves comments where they are', () => {
  const commented = text`
    // before
    folder "F" { // of the folder
      // first
      /// Described.
      // and remarked
      list "A" // behind

      /* a block
         of lines */
    }

    /* around */
    campaign /* here */ "C" { // of the campaign
      trigger Fills Out Form /* any */ "Demo" // of the trigger
      filter [Country] is "US", // home
          // abroad
          "CA", "DE" // the rest
      flow {
        if [A] is 1 then Wait 1 day // branch
        // otherwise
        else nothing
        // last
      }
    }

    // after
  `;
  expect(format(commented)).toBe(commented);
});

it('writes catalogue names as Marketo does', () => {
  const written = text`
    campaign "C" {
      trigger lead is created
      trigger FILLS OUT FORM STARTS WITH "Demo" { [Web Page] NOT CONTAINS "x" }
      filter [Lead Status] IS NOT EMPTY
      filter not member of list "L"
      flow {
        change score [Lead Score] BY 5
        sync lead to sfdc
        My Own Step TO "x"
      }
    }
  `;
  expect(format(written)).toBe(text`
    campaign "C" {
      trigger Person is Created
      trigger Fills Out Form starts with "Demo" { [Web Page] not contains "x" }
      filter [Lead Status] is not empty
      filter not Member of List "L"
      flow {
        Change Score [Lead Score] by 5
        Sync Person to SFDC
        My Own Step TO "x"
      }
    }
  `);
});

it('writes the names of a subscription as the subscription does', () => {
  const catalogue = createCatalogue({ selfServiceSteps: [{ name: 'Enrich from Acme' }] });
  expect(format('campaign "C" { flow { enrich FROM acme } }', { catalogue })).toContain('Enrich from Acme');
});

it('has a canonical name of words for everything in the catalogue', () => {
  const { triggerNames, filterNames, stepNames } = createCatalogue();
  const statements = [
    ...triggerNames.map((name) => `trigger ${name}`),
    ...filterNames.map((name) => `filter ${name}`),
    ...stepNames.map((name) => `flow { ${name} }`),
  ];
  const written = `campaign "C" {\n${statements.map((statement) => `  ${statement}\n`).join('')}}\n`;
  expect(format(written)).toBe(written);
  expect(format(written.toLowerCase().replaceAll('"c"', '"C"'))).toBe(written);
});

it('writes values in one way', () => {
  const written = String.raw`campaign "C" { flow { Wait 007 days, Change Score [S] by +5, Add to List "a\b \" c", Wait { [At Time] 9:05 } } }`;
  expect(format(written)).toBe(text`
    campaign "C" {
      flow {
        Wait 7 days
        Change Score [S] by 5
        Add to List "a\\b \" c"
        Wait { [At Time] 09:05 }
      }
    }
  `);
});

it('keeps a declaration with a syntax problem as it is, and formats the others', () => {
  expect(format('list   "A"\ncampaign "B" {\n   trigger;  Foo\n }\nlist   "C"')).toBe(text`
    list "A"

    campaign "B" {
       trigger;  Foo
     }

    list "C"
  `);
});

it('keeps lines that are no declarations', () => {
  expect(format('list   "A"\n what   is this } }\nlist   "B"')).toBe(
    'list "A"\nwhat   is this } }\nlist "B"\n',
  );
});

it.each([
  ['', ''],
  [' \n\n', ''],
  ['// only', '// only\n'],
  ['list "A"\r\nlist   "B"', 'list "A"\r\nlist "B"\r\n'],
  ['\ufefflist "A"', 'list "A"\n'],
  ['folder "F" {\n\n}', 'folder "F" {}\n'],
  ['campaign "C" { flow { } }', 'campaign "C" {\n  flow {}\n}\n'],
])('formats %j', (written, formatted) => {
  expect(format(written)).toBe(formatted);
});
