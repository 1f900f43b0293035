import { html, type Markup } from './markup.ts';
import type { SheetChoice, SheetConstraint, SheetDeed, SheetItem, SheetStep } from './sheet.ts';
import { logicWords, settingWords } from './words.ts';

/** One thing to do: a box to tick, what to do in a line, and below it what to choose and to type. */
export function itemOf(item: SheetItem, asset: string): Markup {
  return html`<li class="item">
    <input type="checkbox" id="${item.id}" data-asset="${asset}" />
    <div><label for="${item.id}">${labelOf(item)}</label>${detailsOf(item)}</div>
  </li> `;
}

function labelOf(deed: SheetDeed): Markup {
  switch (deed.kind) {
    case 'trigger':
    case 'filter':
      return html`<span class="tag ${deed.kind}">${deed.kind} ${deed.number}</span> Drag in
        <b>${deed.name}</b>`;
    case 'step':
      return html`<span class="tag step">step ${deed.number}</span> Drag in <b>${deed.name}</b>`;
    case 'logic':
      return html`<span class="tag filter">logic</span> ${logicWords[deed.match]}`;
    case 'setting':
      return html`Set <b>${settingWords[deed.setting].label}</b> to <b>${deed.value}</b>`;
    case 'create':
      return html`Create it as a new local asset of <b>${deed.within.join(' › ')}</b>`;
    case 'activate':
      return html`Activate <b>${deed.name}</b>`;
    case 'deactivate':
      return html`Deactivate it: people who come in meanwhile would meet half a flow`;
    case 'run':
      return html`Schedule one run of <b>${deed.name}</b>`;
    case 'sentence':
      return html`${deed.text}`;
  }
}

function detailsOf(deed: SheetDeed): Markup | undefined {
  switch (deed.kind) {
    case 'trigger':
    case 'filter':
      return deed.constraints.length === 0 ? undefined : rows(deed.constraints.map(constraintRow));
    case 'step':
      return stepDetails(deed);
    case 'logic':
      return deed.match === 'advanced' ? rows([row('Filter logic', undefined, [deed.text])]) : undefined;
    case 'setting':
      return html`<p class="nothing">${settingWords[deed.setting].where}</p>`;
    case 'create':
      return rows([row('Name', undefined, [deed.name])]);
    case 'run':
      return rows([row('Schedule tab', undefined, [deed.value])]);
    default:
      return undefined;
  }
}

function stepDetails({ choices }: SheetStep): Markup {
  const [only] = choices;
  if (choices.length === 1 && only?.condition === undefined) return outcome(only);
  return html`<ol class="choices">
    ${choices.map(
      (choice, index) =>
        html`<li>
          <p class="choice">
            ${
              choice.condition === undefined
                ? html`<span class="tag">default choice</span>`
                : html`<span class="tag">choice ${index + 1}</span> If <b>${choice.condition.name}</b>
                    <i>${choice.condition.operator}</i>
                    ${values(choice.condition.values, choice.condition.operator)}`
            }
          </p>
          ${outcome(choice)}
        </li>`,
    )}
  </ol>`;
}

function outcome(choice: SheetChoice | undefined): Markup {
  const { attributes } = choice ?? {};
  if (attributes === undefined) return html`<p class="nothing">Do Nothing</p>`;
  if (attributes.length === 0) return html`<p class="nothing">Nothing to fill in</p>`;
  return rows(attributes.map(({ name, value }) => row(html`<bdi>${name}</bdi>`, undefined, [value])));
}

function constraintRow({ name, isAdded, operator, values: wanted }: SheetConstraint): Markup {
  const label = html`<bdi>${name ?? 'Value'}</bdi>`;
  return row(isAdded ? html`<span class="add">Add constraint</span> ${label}` : label, operator, wanted);
}

const rows = (all: readonly Markup[]): Markup => html` <dl>${all}</dl>`;

function row(label: string | Markup, operator: string | undefined, wanted: readonly string[]): Markup {
  const word = operator === undefined ? undefined : html`<i>${operator}</i> `;
  return html`<div>
    <dt>${label}</dt>
    <dd>${word}${values(wanted, operator)}</dd>
  </div>`;
}

/** Each value with its button; several of them also as lines, as Marketo's box for several values takes them. */
function values(wanted: readonly string[], operator?: string): Markup {
  const each = wanted.map(
    (value) =>
      html`<span class="value"
        ><code>${value}</code
        ><button type="button" class="copy" hidden aria-label="Copy ${value}">Copy</button></span
      > `,
  );
  const all = html`<button
    type="button"
    class="copy"
    data-all
    hidden
    aria-label="Copy all ${wanted.length}, one per line"
  >
    Copy all
  </button>`;
  return html`<span class="values"
    >${each}${wanted.length > 1 && operator !== 'between' ? all : undefined}</span
  >`;
}
