import { textOf } from '../../engine/index.ts';
import { fieldByRestName } from '../endpoints/fields.ts';
import type { Instance } from '../instance.ts';
import { leadTime } from '../protocol/time.ts';
import type { Person } from '../store/people.ts';
import type { Campaign } from '../store/records.ts';

export const screenPath = '/screen';

/** People that the page shows, the latest first. */
const mostShown = 50;

/** The page with every campaign's settings, the latest people, and the clock. */
export function screenPage(instance: Instance, problem?: string): string {
  const campaigns = [...instance.store.campaigns.values()];
  const people = [...instance.store.people.values()].slice(-mostShown).toReversed();
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Local Marketo</title>
<style>
  body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color-scheme: light dark }
  form { display: flex; flex-wrap: wrap; gap: .6rem 1rem; align-items: center; padding: .6rem; border-top: 1px solid #8886 }
  form:target { background: #fd03 } strong { flex: 1 0 20rem } input[type=number] { width: 4rem } [role=alert] { color: #c33 }
  details form { padding-left: 2rem }
  td, th { text-align: right; padding: .1rem 1rem .1rem 0 } td:first-child, th:first-child { text-align: left }
</style>
${problem === undefined ? '' : `<p role="alert">${escape(problem)}</p>`}
<h1>Smart campaigns</h1>
<p>The settings that Marketo's API does not write, as a person sets them on the screen.</p>
${campaigns.map(campaignForm).join('\n')}
<h1>People</h1>
<p>What visitors, Marketo's users and reps in Salesforce do. Campaigns hear of it at once.</p>
${people.map((person) => personForms(instance, person)).join('\n')}
<h1>Clock</h1>
<form method="post" action="${screenPath}/clock">
  <strong>${leadTime(instance.clock())}</strong>
  <label>Let pass <input name="forward" value="1 day" required></label>
  <button>Go</button>
</form>
<h1>Calls</h1>
${costsTable(instance)}
</html>
`;
}

function campaignForm({ id, name, settings }: Campaign): string {
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

function personForms(instance: Instance, person: Person): string {
  const email = fieldByRestName(instance, 'email');
  const address = email && person.values.get(email.id);
  const form = (content: string): string =>
    `<form method="post" action="${screenPath}/person/${person.id}">${content}</form>`;
  return `<details><summary>${person.id} ${escape(address === undefined ? '' : textOf(address))}</summary>
${form('<label>Field <input name="field" required></label><label>becomes <input name="value"></label><label><input type="checkbox" name="salesforce"> in Salesforce</label><button>Change</button>')}
${form('<label>Event <input name="event" placeholder="Visits Web Page" required></label><input name="attribute" placeholder="Web Page" aria-label="Attribute"><input name="value" aria-label="Value"><button>Let happen</button>')}
${form('<label>Opportunity <input name="name" required></label><label>Stage <input name="stage"></label><label><input type="checkbox" name="closed"> closed</label><label><input type="checkbox" name="won"> won</label><button>Save</button>')}
</details>`;
}

/** What callers have cost so far. */
function costsTable({ costs }: Instance): string {
  const rows = costs.operations.map(
    ({ operation, calls, counted, failed }) =>
      `<tr><td>${escape(operation)}</td><td>${calls}</td><td>${counted}</td><td>${failed}</td></tr>`,
  );
  return `<table><tr><th>Operation</th><th>Calls</th><th>Counted</th><th>Failed</th></tr>
${rows.join('\n')}
</table>`;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
