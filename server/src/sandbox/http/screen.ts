import type { Instance } from '../instance.ts';
import type { Campaign, CampaignSettings } from '../store/records.ts';
import { bodyOf, type Call, type Reply } from './call.ts';

/**
 * What a person does on Marketo's screen and no API can: the settings of a smart campaign. It stands beside the API,
 * is no part of it, and is what the links of manual items lead to.
 */
export const screenPath = '/screen';

export function isScreen(path: string): boolean {
  return path === screenPath || path.startsWith(`${screenPath}/`);
}

/** The page with every campaign's settings, or the change that one of its forms asks for. */
export function screen(instance: Instance, call: Call): Reply {
  // A page from elsewhere may send a form here; it has no business to.
  if (call.origin !== undefined && !isOwnOrigin(call.origin, instance))
    return { status: 403, text: 'Forbidden' };
  const id = /^\/screen\/campaign\/(\d+)$/.exec(call.path)?.[1];
  if (id === undefined) return call.method === 'GET' ? { status: 200, text: page(instance) } : unknown;
  const campaign = instance.store.campaigns.get(Number(id));
  const settings = call.method === 'POST' && campaign !== undefined ? settingsFrom(call) : undefined;
  if (campaign === undefined || settings === undefined) return unknown;
  campaign.settings = settings;
  return { status: 200, text: page(instance) };
}

const unknown: Reply = { status: 404, text: 'Not Found' };

function isOwnOrigin(origin: string, instance: Instance): boolean {
  return origin === new URL(instance.appUrl).origin;
}

function settingsFrom(call: Call): CampaignSettings | undefined {
  const body = bodyOf(call);
  if (body.kind !== 'form') return undefined;
  const rule = (['once', 'any', 'interval'] as const).find(
    (known) => known === body.fields.get('qualification'),
  );
  const unit = (['hour', 'day', 'week', 'month'] as const).find((known) => known === body.fields.get('unit'));
  const interval = Number(body.fields.get('interval') ?? '1');
  if (rule === undefined || !Number.isInteger(interval) || interval < 1) return undefined;
  return {
    qualification: rule === 'interval' ? { rule, interval, unit: unit ?? 'day' } : { rule },
    executable: body.fields.get('executable') === 'on',
    communicationLimits: body.fields.get('limits') === 'on',
  };
}

function page(instance: Instance): string {
  const campaigns = [...instance.store.campaigns.values()];
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Local Marketo: smart campaigns</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
  form { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; padding: .6rem; border-top: 1px solid #8886 }
  form:target { background: #fd03 } strong { flex: 1 0 20rem } input[type=number] { width: 4rem }
</style>
<h1>Smart campaigns</h1>
<p>The settings that Marketo's API does not write, as a person sets them on the screen.</p>
${campaigns.map(formOf).join('\n')}
</html>
`;
}

function formOf({ id, name, settings }: Campaign): string {
  const { qualification } = settings;
  const isInterval = qualification.rule === 'interval';
  const option = (value: string, text: string, chosen: boolean) =>
    `<option value="${value}"${chosen ? ' selected' : ''}>${text}</option>`;
  const units = ['hour', 'day', 'week', 'month'].map((unit) =>
    option(unit, `${unit}s`, isInterval && qualification.unit === unit),
  );
  return `<form method="post" action="${screenPath}/campaign/${id}" id="SC${id}A1">
  <strong>${escape(name)}</strong>
  <label>Each person can run through <select name="qualification">${option('once', 'once', qualification.rule === 'once')}${option('any', 'every time', qualification.rule === 'any')}${option('interval', 'once every …', isInterval)}</select></label>
  <input type="number" min="1" name="interval" aria-label="Interval" value="${isInterval ? qualification.interval : 1}"><select name="unit" aria-label="Unit">${units.join('')}</select>
  <label><input type="checkbox" name="executable"${settings.executable ? ' checked' : ''}> Executable</label>
  <label><input type="checkbox" name="limits"${settings.communicationLimits ? ' checked' : ''}> Communication limits</label>
  <button>Save</button>
</form>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
