import type { Picture } from './picture.ts';

/** Graphviz source. */
export function pictureDot(picture: Picture): string {
  const lines = [
    'digraph lifecycle {',
    '  rankdir=LR; node [shape=box, style=rounded, fontname="sans-serif"];',
  ];
  picture.lifecycles.forEach(({ name, stages, moves }, lifecycle) => {
    const id = (stage: string) => quote(`${lifecycle}:${stage}`);
    lines.push(`  subgraph cluster_${lifecycle} { label=${quote(name)};`);
    for (const stage of stages)
      lines.push(
        `    ${id(stage.name)} [label=${quote(stage.name)}${stage.terminal ? ', peripheries=2' : ''}];`,
      );
    for (const { from, to, main } of moves)
      lines.push(`    ${id(from)} -> ${id(to)}${main ? ' [penwidth=2]' : ''};`);
    lines.push('  }');
  });
  for (const { id, name, kind } of picture.campaigns) {
    lines.push(`  ${id} [label=${quote(name)}${kind === 'executable' ? ', style="rounded,dashed"' : ''}];`);
  }
  for (const { from, to, how, label } of picture.links) {
    const style = how === 'execute' ? 'solid' : how === 'request' ? 'dashed' : 'dotted';
    lines.push(`  ${from} -> ${to} [style=${style}, label=${quote(how === 'wakes' ? label : '')}];`);
  }
  lines.push('}');
  return `${lines.join('\n')}\n`;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
