/**
 * A time on the wall of a zone as an instant with its offset: `2026-11-19T09:00` in Europe/Berlin is
 * `2026-11-19T09:00:00+01:00`. Files write times in the subscription's zone; the API wants to know which one that is.
 * A time that a change of clocks skips counts from before the change.
 */
export function zonedTime(local: string, timeZone: string): string {
  const wall = Date.parse(`${local}Z`);
  // The offset at the wall time read as UTC may be that of the other side of a change; asking once more settles it.
  const guess = offsetMinutes(wall, timeZone);
  const offset = offsetMinutes(wall - guess * 60_000, timeZone);
  return `${new Date(wall).toISOString().slice(0, 19)}${offsetText(offset)}`;
}

/**
 * The other way: `2026-11-19T08:00:00Z+0000`, as the asset API writes it, is `2026-11-19T09:00` on the wall of Europe/Berlin.
 * Undefined: it is no time.
 */
export function wallTime(text: string, timeZone: string): string | undefined {
  // A `Z` and an offset say the same twice; an offset may come without its colon.
  const plain = text.replace(/Z(?=[+-])/, '').replace(/([+-]\d\d)(\d\d)$/, '$1:$2');
  const instant = Date.parse(plain);
  return Number.isNaN(instant) ? undefined : wallTimeAt(instant, timeZone);
}

/** What time it is on the wall of a zone. @param now milliseconds since 1970. */
export function wallTimeAt(now: number, timeZone: string): string {
  return new Date(now + offsetMinutes(now, timeZone) * 60_000).toISOString().slice(0, 16);
}

/** Minutes that a zone is ahead of UTC at an instant. */
function offsetMinutes(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /^GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (match === null) return 0;
  const [, sign, hours = '0', minutes = '0'] = match;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.trunc(size / 60))}:${two(size % 60)}`;
}
