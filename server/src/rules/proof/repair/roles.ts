import type { Thing } from '../../../engine/index.ts';
import type { Meeting, Side } from '../side.ts';

/** Somebody who looks at a thing too soon, and who writes it. */
export interface Role {
  readonly reader: Side;
  readonly writer: Side;
  readonly thing: Thing;
}

/** Who looks at what the other writes; both ways round where each does both. */
export function rolesIn({ sides: [a, b], things }: Meeting): Role[] {
  const roleOf = (writer: Side, reader: Side): Role[] => {
    const thing = things.find((one) => writer.writes.has(one) && reader.reads.has(one));
    return thing === undefined ? [] : [{ reader, writer, thing }];
  };
  return [...roleOf(a, b), ...roleOf(b, a)];
}
