import type { Random } from './random.ts';

/** So many campaigns that listen to what people do and add points: pages, emails, links, forms. */
export function scoringProgram(count: number, random: Random): string {
  const listeners = Array.from({ length: count }, (_, index) => listener(index, random));
  const emails = listeners.flatMap(({ email }) => email ?? []).map((name) => `"${name}"`);
  return `/// Points for what people do. Nothing here reads a score.
program "OPS Scoring" in "Marketing Activities / Operations" {
  channel "Operational"
}

${emails.length === 0 ? '' : `external email ${emails.join(', ')}\n`}
folder "Behavior" {
  ${listeners.map(({ text }) => text).join('\n\n')}
}
`;
}

interface Listener {
  readonly text: string;
  readonly email?: string;
}

/** In every ten: four pages, three emails, one link, one kind of form, one kind of page. */
function listener(index: number, random: Random): Listener {
  const round = Math.floor(index / 10);
  const number = String(index + 1).padStart(3, '0');
  const points = random.between(1, 20);
  switch (index % 10) {
    case 0:
      return score(number, `Form ${formOf(round)}`, points, formTrigger(round));
    case 1:
      return score(
        number,
        `Pages below ${sectionOf(round)}`,
        points,
        `Visits Web Page starts with "${sectionOf(round)}"`,
      );
    case 2:
      return score(
        number,
        `Link ${round + 1}`,
        points,
        `Clicks Link on Web Page "https://www.example.com/go/${round + 1}"`,
      );
    case 3:
    case 5:
    case 7: {
      const email = `Newsletter ${number}`;
      const trigger = `Clicks Link in Email "${email}" { [Is Bot Activity] is false }`;
      return { ...score(number, `Clicked in ${email}`, points, trigger), email };
    }
    default: {
      const page = `${sectionOf(round)}${random.pick(pages)}-${number}`;
      return score(number, `Page ${page}`, points, `Visits Web Page "${page}"`);
    }
  }
}

function score(number: string, what: string, points: number, trigger: string): Listener {
  const text = `campaign "SC ${number} - Score: ${what}" {
    qualify every time
    trigger ${trigger}
    filter not Member of List "Competitors"
    flow { Change Score [Behavior Score] by ${points} }
  }`;
  return { text };
}

const sections = [
  '/products/',
  '/pricing/',
  '/solutions/',
  '/customers/',
  '/resources/',
  '/events/',
] as const;
const pages = ['analytics', 'platform', 'security', 'integrations', 'overview'] as const;
const forms = ['any', 'Hand-Raise:', 'Guide:', 'EV', 'Partner:', 'Customer:'] as const;

function sectionOf(round: number): string {
  const turn = Math.floor(round / sections.length);
  const section = sections[round % sections.length] ?? sections[0];
  return turn === 0 ? section : `/archive-${turn}${section}`;
}

function formOf(round: number): string {
  const turn = Math.floor(round / forms.length);
  const form = forms[round % forms.length] ?? forms[0];
  return turn === 0 ? form : `Archive ${turn} ${form}`;
}

function formTrigger(round: number): string {
  return round === 0 ? 'Fills Out Form is any' : `Fills Out Form starts with "${formOf(round)}"`;
}
