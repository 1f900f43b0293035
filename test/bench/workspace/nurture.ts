/** The engagement program of a topic. */
export function nurtureOf(topic: number): string {
  return `Nurture: ${topicOf(topic)}`;
}

/** So many campaigns, two for a topic: a guide leads into the first stream, interest in the offer into the second. */
export function nurtureProgram(count: number): string {
  const topics = Array.from({ length: Math.ceil(count / 2) }, (_, topic) => topic);
  const campaigns = topics.flatMap((topic) => [start(topic), goOn(topic)]).slice(0, count);
  return `/// Who gets which series of emails.
program "MKT Nurture" in "Marketing Activities / Nurture" {
  channel "Operational"
}

external form ${topics.map((topic) => `"Guide: ${topicOf(topic)}"`).join(', ')}
external email ${topics.map((topic) => `"${topicOf(topic)} Offer"`).join(', ')}
external engagement program ${topics.map((topic) => `"${nurtureOf(topic)}"`).join(', ')}

${campaigns.join('\n\n')}
`;
}

const names = ['Analytics', 'Security', 'Automation', 'Integration', 'Migration', 'Compliance'] as const;

function topicOf(topic: number): string {
  const edition = Math.floor(topic / names.length);
  const name = names[topic % names.length] ?? names[0];
  return edition === 0 ? name : `${name} ${edition + 1}`;
}

function start(topic: number): string {
  return `campaign "NU ${number(topic)}A - ${topicOf(topic)}: Start" {
  qualify once
  trigger Fills Out Form "Guide: ${topicOf(topic)}"
  filter [Unsubscribed] is false
  flow { Add to Engagement Program "${nurtureOf(topic)}" { [Stream] is "Early" } }
}`;
}

function goOn(topic: number): string {
  return `campaign "NU ${number(topic)}B - ${topicOf(topic)}: Late Stream" {
  qualify once
  trigger Clicks Link in Email "${topicOf(topic)} Offer" { [Is Bot Activity] is false }
  filter Member of Engagement Program "${nurtureOf(topic)}"
  flow { Change Engagement Program Stream "${nurtureOf(topic)}" to "Late" }
}`;
}

function number(topic: number): string {
  return String(topic + 1).padStart(3, '0');
}
