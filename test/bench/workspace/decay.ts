import type { Random } from './random.ts';

/** So many batch campaigns by night. The decay has a score of its own, so no trigger campaign meets it. */
export function decayProgram(count: number, random: Random): string {
  const batches = Array.from({ length: count }, (_, index) => batch(index, random));
  return `/// What happens to quiet people, by night.
program "OPS Decay" in "Marketing Activities / Operations" {
  channel "Operational"
}

field [Behavior Decay] score

${batches.map(({ list }) => (list === undefined ? '' : `list "${list}"\n`)).join('')}
${batches.map(({ text }) => text).join('\n\n')}
`;
}

function batch(index: number, random: Random): { readonly text: string; readonly list?: string } {
  const number = String(index + 1).padStart(3, '0');
  const hour = String(random.between(0, 5)).padStart(2, '0');
  const days = 30 * random.between(1, 3);
  if (index % 3 === 2) {
    const list = `Unmailable ${number}`;
    const text = `campaign "DE ${number} - Hygiene: ${list}" {
  qualify once
  schedule weekly on ${random.pick(weekdays)} at ${hour}:30
  filter ${random.pick(['[Email Invalid]', '[Unsubscribed]', '[Marketing Suspended]'])} is true
  flow { Add to List "${list}" }
}`;
    return { text, list };
  }
  return {
    text: `campaign "DE ${number} - Decay: Quiet for ${days} Days" {
  qualify every ${days} days
  schedule daily at ${hour}:00
  filter [Behavior Decay] less than ${20 * random.between(2, 5)}
  filter not Visited Web Page is any { [Date of Activity] in past ${days} days }
  flow { Change Score [Behavior Decay] by ${random.between(1, 10)} }
}`,
  };
}

const weekdays = ['Monday', 'Wednesday', 'Saturday', 'Sunday'] as const;
