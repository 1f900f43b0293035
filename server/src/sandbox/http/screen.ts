import { z } from 'zod';
import type { Instance } from '../instance.ts';
import { eventIsHeard, fieldsAreChanged, opportunityChanges, timePasses } from '../life/outside.ts';
import { catchUp } from '../life/catch-up.ts';
import type { CampaignSettings } from '../store/records.ts';
import { bodyOf, type Body, type Call, type NameValues, type Reply } from './call.ts';
import { screenPage, screenPath } from './screen-page.ts';

/**
 * What a person does on Marketo's screen, in front of it or in Salesforce, and no API can: the settings of a smart
 * campaign, what visitors and reps do, the clock. It stands beside the API, is no part of it, and is what the links of
 * manual items lead to. Each control takes a form and shows the page again, or JSON and answers in JSON.
 */
export { screenPath };

export function isScreen(path: string): boolean {
  return path === screenPath || path.startsWith(`${screenPath}/`);
}

export function screen(instance: Instance, call: Call): Reply {
  // A page from elsewhere may send a form here; it has no business to.
  if (call.origin !== undefined && !isOwnOrigin(call.origin, instance))
    return { status: 403, text: 'Forbidden' };
  catchUp(instance);
  const [, control, id] = /^\/screen\/(campaign|person|clock)(?:\/(\d+))?$/.exec(call.path) ?? [];
  if (control === undefined) return call.method === 'GET' ? shown(instance) : unknown;
  const body = bodyOf(call);
  if (call.method !== 'POST' || (body.kind !== 'form' && body.kind !== 'json')) return unknown;
  switch (control) {
    case 'campaign':
      return setCampaign(instance, Number(id), body);
    case 'person':
      return happenTo(instance, Number(id), body);
    default:
      return moveClock(instance, body);
  }
}

const unknown: Reply = { status: 404, text: 'Not Found' };

function shown(instance: Instance): Reply {
  return { status: 200, text: screenPage(instance) };
}

function isOwnOrigin(origin: string, instance: Instance): boolean {
  return origin === new URL(instance.appUrl).origin;
}

/** After a control: the page for a form, a word for JSON. */
function answered(instance: Instance, body: Body, problem: string | undefined): Reply {
  if (body.kind === 'json') {
    return {
      status: problem === undefined ? 200 : 400,
      json: { done: problem === undefined, ...(problem && { problem }) },
    };
  }
  return problem === undefined ? shown(instance) : { status: 400, text: screenPage(instance, problem) };
}

// ── A campaign's settings ───────────────────────────────────────────────────────────────────────────────

function setCampaign(instance: Instance, id: number, body: Body): Reply {
  const campaign = instance.store.campaigns.get(id);
  const settings = body.kind === 'form' ? settingsFrom(body.fields) : undefined;
  if (campaign === undefined || settings === undefined) return unknown;
  campaign.settings = settings;
  return shown(instance);
}

function settingsFrom(fields: NameValues): CampaignSettings | undefined {
  const rule = (['once', 'any', 'interval'] as const).find((known) => known === fields.get('qualification'));
  const unit = (['hour', 'day', 'week', 'month'] as const).find((known) => known === fields.get('unit'));
  const interval = Number(fields.get('interval') ?? '1');
  if (rule === undefined || !Number.isInteger(interval) || interval < 1) return undefined;
  return {
    qualification: rule === 'interval' ? { rule, interval, unit: unit ?? 'day' } : { rule },
    executable: fields.get('executable') === 'on',
    communicationLimits: fields.get('limits') === 'on',
  };
}

// ── What happens to a person ────────────────────────────────────────────────────────────────────────────

const values = z.record(z.string(), z.union([z.string().max(10_000), z.number(), z.boolean(), z.null()]));

const control = z.union([
  z.strictObject({ fields: values, in: z.enum(['Marketo', 'Salesforce']).default('Marketo') }),
  z.strictObject({ event: z.string().max(255), attributes: values.default({}) }),
  z.strictObject({ opportunity: values }),
]);

function happenTo(instance: Instance, id: number, body: Body): Reply {
  const person = instance.store.people.get(id);
  if (person === undefined) return unknown;
  const parsed = control.safeParse(
    body.kind === 'json' ? body.value : body.kind === 'form' ? written(body.fields) : undefined,
  );
  if (!parsed.success) return answered(instance, body, 'Say fields, an event or an opportunity.');
  const wanted = parsed.data;
  if ('fields' in wanted) {
    const isRep = wanted.in === 'Salesforce';
    return answered(instance, body, fieldsAreChanged(instance, person, Object.entries(wanted.fields), isRep));
  }
  return answered(
    instance,
    body,
    'event' in wanted
      ? eventIsHeard(instance, person, wanted.event, Object.entries(wanted.attributes))
      : opportunityChanges(instance, person, Object.entries(wanted.opportunity)),
  );
}

/** The page's forms in the words of the JSON control. */
function written(fields: NameValues): unknown {
  const [field, event] = [fields.get('field'), fields.get('event')];
  if (field !== undefined) {
    return {
      fields: { [field]: fields.get('value') ?? '' },
      in: fields.get('salesforce') === 'on' ? 'Salesforce' : 'Marketo',
    };
  }
  if (event !== undefined) {
    const about = fields.get('attribute') ?? '';
    return { event, attributes: about === '' ? {} : { [about]: fields.get('value') ?? '' } };
  }
  const won = fields.get('won') === 'on';
  return {
    opportunity: {
      Name: fields.get('name') ?? '',
      Stage: fields.get('stage') ?? '',
      'Is Won': won,
      'Is Closed': won || fields.get('closed') === 'on',
    },
  };
}

// ── The clock ───────────────────────────────────────────────────────────────────────────────────────────

const clockControl = z.object({ forward: z.string() });

function moveClock(instance: Instance, body: Body): Reply {
  const given = body.kind === 'json' ? clockControl.safeParse(body.value).data?.forward : undefined;
  const words = given ?? (body.kind === 'form' ? body.fields.get('forward') : undefined);
  return answered(instance, body, timePasses(instance, words ?? ''));
}
