/** Milliseconds since the epoch. Tests inject their own. */
export type Clock = () => number;

/** Assets: `2016-09-10T23:16:19Z+0000`, with both a Z and an offset. */
export function assetTime(at: number): string {
  return `${secondsIso(at)}Z+0000`;
}

/** The lead database: `2016-09-10T23:16:19Z`. */
export function leadTime(at: number): string {
  return `${secondsIso(at)}Z`;
}

/** The day by which Marketo counts calls, `2026-11-01`: its day begins at midnight in Chicago, summer time included. */
export function quotaDay(at: number): string {
  return chicago.format(at);
}

const chicago = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Chicago',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Reads `2026-12-01T09:00:00Z`, `…+01:00`, `…+0100` or a date; undefined for anything else. */
export function readInstant(text: string): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(?::\d{2})?(?:\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
    text,
  );
  if (match === null) return undefined;
  const [, date = '', time = 'T00:00:00', zone = 'Z'] = match;
  if (!isDay(date)) return undefined;
  const offset = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone;
  const value = Date.parse(`${date}${time}${offset}`);
  return Number.isNaN(value) ? undefined : value;
}

/** `2015-01-31`, a day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

function secondsIso(at: number): string {
  return new Date(at).toISOString().slice(0, 19);
}
