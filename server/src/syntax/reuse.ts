import type { Declaration, Placed } from './ast.ts';

/** The declarations of an earlier version of the file, by their text. */
export interface Reusable {
  /** A declaration with this text that nobody has taken yet: two equal declarations of a file are two objects. */
  take(text: string): Declaration | undefined;
}

interface Queue {
  readonly declarations: Declaration[];
  next: number;
}

export function reusable(
  previous: { text: string; file: { items: readonly Placed[] } } | undefined,
): Reusable {
  const queues = new Map<string, Queue>();
  const add = (items: readonly Placed[], origin: number, text: string): void => {
    for (const { declaration, offset } of items) {
      const start = origin + offset;
      const key = text.slice(start, start + declaration.end);
      const queue = queues.get(key);
      if (queue === undefined) queues.set(key, { declarations: [declaration], next: 0 });
      else queue.declarations.push(declaration);
      if (declaration.kind === 'Folder') add(declaration.items, start, text);
    }
  };
  if (previous !== undefined) add(previous.file.items, 0, previous.text);

  return {
    take(text) {
      if (queues.size === 0) return undefined;
      const queue = queues.get(text);
      return queue?.declarations[queue.next++];
    },
  };
}
