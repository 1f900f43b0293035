import { expect, it } from 'vitest';
import { findingsOf, modelOf, roundTrip } from './round-trip.ts';

/** What is in the way of whoever writes names and values down. */
const oddTexts = [
  'say "hi"', 'back\\slash \\n', 'two\nlines', 'a, b', '{ brace }', 'a]b', '😀 ünï 日本語', "it's", '// no comment', '__proto__', 'then',
  'a.b', '5', 'true', 'NULL', '007', '50%', '-> x', '⟦lifecycle', 'two  blanks',
]; // prettier-ignore

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`;

it.for(oddTexts)('brings %j back wherever it is a name or a value', async (odd) => {
  const name = (start: string): string => quoted(`${start} ${odd}`);
  const program = name('Program');
  const text = `/// ${odd.replaceAll('\n', '\n/// ')}
program ${program} in "Marketing Activities / Operations" {
  type "Event with Webinar"
  channel "Webinar"
  tag "Region" "EMEA"
  cost 2026-11-01 1200 ${quoted(odd)}
  token ${name('Text')} text ${quoted(odd)}
  token "Rich" rich text ${quoted(`<p>${odd}</p>`)}
  token "Score" score 5
  token "When" date 2026-11-18
}
field [Own] string
external email ${name('Email')} in ${program}
external email ${quoted(`Elsewhere.${odd}`)}
external list ${name('Outside')}
external campaign ${name('Called')} { requestable }
list ${name('List')}
/// ${odd.replaceAll('\n', '\n/// ')}
smart list ${name('Smart')} {
  filter [Own] is ${quoted(odd)}, ${name('x')}
}
folder ${name('Folder')} {
  folder ${name('Inner')} {
    campaign ${name('Executable')} {
      executable
      qualify every 2 weeks
      flow {
        Add to List ${name('List')}
        Remove from List ${name('Outside')}
      }
    }
  }
  campaign ${name('Trigger')} {
    qualify every time
    limits on
    trigger Fills Out Form starts with ${quoted(odd)}
    filter Member of Smart List ${name('Smart')}
    filter not Clicked Link in Email ${name('Email')} { [Link] contains ${quoted(odd)} }
    flow {
      Execute Campaign ${name('Executable')}
      Request Campaign ${name('Called')}
      Change Data Value [Own] to ${quoted(odd === 'NULL' ? 'Null' : odd)}
      Send Email ${quoted(`Elsewhere.${odd}`)}
      Interesting Moment "Web" { [Description] is ${quoted(odd)} }
      if [Own] is ${quoted(odd)} then Change Program Status ${program} to ${quoted(odd)}
      else if Member of List ${name('List')} then nothing
      else Change Program Status ${program} to "Attended"
    }
  }
}
`;
  const model = modelOf(new Map([['file:///x.lifecycle', text]]));
  expect(
    findingsOf(model).filter((finding) => /syntax|unknown-(?!asset|token)/.test(finding)),
    text,
  ).toEqual([]);
  expect(findingsOf(await roundTrip(model))).toEqual(findingsOf(model));
});
