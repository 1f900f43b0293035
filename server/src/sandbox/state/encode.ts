/**
 * Plain data with Maps and numbers such as Infinity as JSON, and back. Members that are undefined are left out, which
 * reads the same.
 */
export function encoded(value: unknown): string {
  return JSON.stringify(value, (_key, member: unknown) => {
    if (member instanceof Map) return { [mapMark]: [...(member as ReadonlyMap<unknown, unknown>)] };
    if (typeof member === 'number' && !Number.isFinite(member)) return { [numberMark]: String(member) };
    return member;
  });
}

/** @throws SyntaxError when it is not JSON. */
export function decoded(text: string): unknown {
  return JSON.parse(text, (_key, member: unknown) => {
    if (typeof member !== 'object' || member === null) return member;
    if (mapMark in member) return new Map(member[mapMark] as [unknown, unknown][]);
    return numberMark in member ? Number(member[numberMark]) : member;
  });
}

const mapMark = '$map';
const numberMark = '$number';
