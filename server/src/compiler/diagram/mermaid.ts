import type { Picture } from './picture.ts';

/** Two Mermaid charts in one text: stages, then chains. For wikis and pull requests. */
export function pictureMermaid(picture: Picture): string {
  const lines = ['flowchart LR'];
  picture.lifecycles.forEach(({ name, stages, moves }, lifecycle) => {
    const id = (stage: string) =>
      `s${lifecycle}_${stages.findIndex((candidate) => candidate.name === stage)}`;
    lines.push(`  subgraph lifecycle${lifecycle}["${escape(name)}"]`);
    for (const stage of stages)
      lines.push(
        `    ${id(stage.name)}${stage.terminal ? `[["${escape(stage.name)}"]]` : `("${escape(stage.name)}")`}`,
      );
    for (const { from, to, main } of moves) lines.push(`    ${id(from)} ${main ? '==>' : '-->'} ${id(to)}`);
    lines.push('  end');
  });
  for (const { id, name, kind } of picture.campaigns) {
    lines.push(`  ${id}${kind === 'executable' ? `(["${escape(name)}"])` : `["${escape(name)}"]`}`);
  }
  for (const { from, to, how, label } of picture.links) {
    lines.push(
      how === 'wakes' ? `  ${from} -. "${escape(label)}" .-> ${to}` : `  ${from} -- ${how} --> ${to}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function escape(text: string): string {
  return text.replaceAll('"', '#quot;').replaceAll('\n', ' ');
}
