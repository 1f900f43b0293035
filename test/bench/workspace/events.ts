import type { Random } from './random.ts';

/**
 * One series of events with so many campaigns: registration, survey and replay by what people do, attended and no-show
 * by batches over imported lists, and one campaign that watches the status.
 */
export function eventProgram(number: number, count: number, random: Random): string {
  const code = `EV${String(number).padStart(2, '0')}`;
  const series: Series = { code, program: `${code} ${random.pick(kinds)}`, random };
  const watching = [hotAttendee(series)].slice(0, count);
  const sessions: Campaign[][] = [];
  for (let left = count - 1; left > 0; left -= rolesInSession) {
    sessions.push(sessionOf(series, sessions.length + 1).slice(0, left));
  }
  const externals = [...watching, ...sessions.flat()].flatMap(({ external }) => external);
  return `/// A series of events: who has registered, who came, who did not.
program "${series.program}" in "Marketing Activities / Events" {
  type "Event with Webinar"
  channel "Webinar"
  token "Attended Score" score ${random.between(5, 15)}
}

${externals.map((asset) => `external ${asset}\n`).join('')}
${watching.map(({ text }) => text).join('')}

${sessions.map((session, index) => folder(`Session ${index + 1}`, session)).join('\n')}
`;
}

function folder(name: string, campaigns: readonly Campaign[]): string {
  const lists = campaigns.flatMap((campaign) => campaign.lists);
  return `folder "${name}" {
${lists.map((list) => `list "${list}"\n`).join('')}
${campaigns.map(({ text }) => text).join('\n\n')}
}
`;
}

interface Series {
  readonly code: string;
  readonly program: string;
  readonly random: Random;
}

interface Campaign {
  readonly text: string;
  /** What it names, outside the files and in the folder. */
  readonly external: readonly string[];
  readonly lists: readonly string[];
}

const kinds = ['Webinar Series', 'Roadshow', 'User Group', 'Product Days'] as const;
const rolesInSession = 5;

function hotAttendee({ code, program }: Series): Campaign {
  return {
    external: [`email "Sales Alerts.${code} Hot Attendee"`],
    lists: [],
    text: `campaign "${code} 00 - Hot Attendee" {
  qualify once
  trigger Program Status is Changed "${program}" { [New Status] is "Attended" }
  filter [Event Interest] is "Hot"
  flow { Send Alert "Sales Alerts.${code} Hot Attendee" to "events@example.com" }
}`,
  };
}

function sessionOf({ code, program, random }: Series, session: number): Campaign[] {
  const prefix = `${code} S${session}`;
  const name = (role: number, what: string) => `${code} ${session}${role} - Session ${session}: ${what}`;
  const day = String(random.between(1, 28)).padStart(2, '0');
  const month = String(random.between(1, 12)).padStart(2, '0');
  return [
    {
      external: [`form "${prefix}: Registration"`, `email "${prefix} Confirmation"`],
      lists: [`${prefix} Registered`],
      text: `campaign "${name(1, 'Registered')}" {
  qualify once
  trigger Fills Out Form "${prefix}: Registration"
  flow {
    Change Program Status "${program}" to "Registered"
    Add to List "${prefix} Registered"
    Send Email "${prefix} Confirmation"
  }
}`,
    },
    {
      external: [`email "${prefix} Thank You"`],
      lists: [`${prefix} Import: Attendees`],
      text: `campaign "${name(2, 'Attended')}" {
  qualify once
  schedule once at 2027-${month}-${day}T09:00
  filter Member of List "${prefix} Import: Attendees"
  flow {
    Change Program Status "${program}" to "Attended"
    Change Score [Behavior Score] by {{my.Attended Score}}
    Send Email "${prefix} Thank You"
  }
}`,
    },
    {
      external: [`email "${prefix} Sorry"`],
      lists: [`${prefix} Import: No-Shows`],
      text: `campaign "${name(3, 'No-Show')}" {
  qualify once
  schedule once at 2027-${month}-${day}T10:00
  filter Member of List "${prefix} Import: No-Shows"
  filter not Member of List "${prefix} Import: Attendees"
  flow {
    Change Program Status "${program}" to "No Show"
    Send Email "${prefix} Sorry"
  }
}`,
    },
    {
      external: [`form "${prefix}: Survey"`],
      lists: [`${prefix} Answered the Survey`],
      text: `campaign "${name(4, 'Survey')}" {
  qualify once
  trigger Fills Out Form "${prefix}: Survey"
  flow {
    Add to List "${prefix} Answered the Survey"
    Interesting Moment "Web" { [Description] is "Answered the survey of ${prefix}" }
  }
}`,
    },
    {
      external: [],
      lists: [],
      text: `campaign "${name(5, 'Replay')}" {
  qualify once
  trigger Visits Web Page "/events/${code.toLowerCase()}/s${session}/replay"
  flow { Change Program Status "${program}" to "Watched the Replay" }
}`,
    },
  ];
}
