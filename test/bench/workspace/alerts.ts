import type { Random } from './random.ts';

/** So many campaigns that tell the owner what somebody in talks with Sales is reading. */
export function alertsProgram(count: number, random: Random): string {
  const numbers = Array.from({ length: count }, (_, index) => String(index + 1).padStart(3, '0'));
  return `/// Tells Sales what the people they talk to are looking at.
program "OPS Sales Alerts" in "Marketing Activities / Operations" {
  channel "Operational"
}

external email ${numbers.map((number) => `"Sales Alerts.Page ${number}"`).join(', ')}

${numbers.map((number) => campaign(number, random)).join('\n\n')}
`;
}

function campaign(number: string, random: Random): string {
  return `campaign "AL ${number} - Alert: Page ${number}" {
  qualify every ${random.between(2, 7)} days
  trigger Visits Web Page "/compare/${random.pick(rivals)}-${number}"
  filter [Lifecycle Status] is "3 - SAL", "4 - SQL"
  flow { Send Alert "Sales Alerts.Page ${number}" to owner }
}`;
}

const rivals = ['acme', 'globex', 'initech', 'umbrella'] as const;
