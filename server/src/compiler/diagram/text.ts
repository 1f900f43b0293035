import type { Picture } from './picture.ts';

/** The picture in sentences: for screen readers, logs, and whoever prefers reading. */
export function pictureText(picture: Picture): string {
  const lines: string[] = [];
  for (const { name, stages, moves, fromAny } of picture.lifecycles) {
    lines.push(`Lifecycle ${name}: ${stages.length} stages`);
    for (const stage of stages) {
      const next = moves.filter(({ from }) => from === stage.name).map(({ to }) => to);
      const end = stage.terminal
        ? 'an end'
        : next.length > 0
          ? `then ${next.join(' or ')}`
          : 'no declared way on';
      const who = [
        stage.owner && `owned by ${stage.owner}`,
        stage.master && `decided in ${stage.master}`,
      ].filter(Boolean);
      lines.push(`  ${stage.name}${who.length > 0 ? ` (${who.join(', ')})` : ''}: ${end}`);
    }
    if (fromAny.length > 0) lines.push(`  From any stage: ${fromAny.join(', ')}`);
    lines.push('');
  }
  const nameOf = new Map(picture.campaigns.map(({ id, name }) => [id, name]));
  lines.push(`Campaigns: ${picture.campaigns.length}`);
  for (const campaign of picture.campaigns) {
    const start =
      campaign.starts.length > 0 ? ` starts on ${campaign.starts.join(' or ')}` : ` (${campaign.kind})`;
    lines.push(`  ${campaign.name}${start}`);
    if (campaign.sets.length > 0) lines.push(`    sets ${campaign.sets.join(', ')}`);
    for (const { to, how, label } of picture.links.filter(({ from }) => from === campaign.id)) {
      const verb = how === 'execute' ? 'executes' : how === 'request' ? 'requests' : `wakes (${label})`;
      lines.push(`    ${verb} ${nameOf.get(to) ?? to}`);
    }
  }
  return `${lines.join('\n')}\n`;
}
