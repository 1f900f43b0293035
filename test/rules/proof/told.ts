import { positionAt, type Location, type Model } from '../../../server/src/model/index.ts';
import {
  createChecker,
  defaultProofBudget,
  type Finding,
  type FindingWitness,
  type Fix,
} from '../../../server/src/rules/index.ts';
import { modelOf } from '../../model/workspace-of.ts';

/** All that is said of a text and proved of it, and each repair that is offered, as a page that a person can read. */
export function told(text: string): string {
  const model = modelOf(text);
  const checker = createChecker();
  const { findings } = checker.check(model, { proof: defaultProofBudget });
  const pages = [...findings.values()].flat().map((finding) => {
    const repairs = [...checker.repairs(model, finding, { proof: defaultProofBudget })];
    return [
      ...about(finding, model),
      ...repairs.flatMap((repair) => (repair === undefined ? [] : shown(repair, model))),
    ];
  });
  return pages.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

function about(finding: Finding, model: Model): string[] {
  const { rule, severity, place, message, advice, related, cause, unnecessary, witness } = finding;
  return [
    `${severity} ${rule}, at ${at(place, model)}${unnecessary ? ', unnecessary' : ''}`,
    message,
    `Do: ${advice}`,
    ...related.map((other) => `See ${at(other.place, model)}: ${other.message}`),
    ...(cause === undefined ? [] : [`Cause: ${cause}`]),
    ...(witness === undefined ? [] : ordersOf(witness)),
    ...finding.fixes.flatMap((fix) => shown(fix, model)),
  ];
}

function ordersOf({ assumptions, schedules, differsAt }: FindingWitness): string[] {
  return [
    ...assumptions.map((assumption) => `Suppose ${assumption}`),
    ...schedules.flatMap(({ steps, outcome }, order) => [
      `Order ${order + 1}, the other from step ${differsAt + 1} on:`,
      ...steps.map(({ at, campaign, step, effect }) =>
        `  ${at} ${campaign} | ${step}${effect === '' ? '' : ` | ${effect}`}`.trimEnd(),
      ),
      ...Object.entries(outcome).map(([thing, value]) => `  ends with ${thing}: ${value}`),
    ]),
  ];
}

function shown({ title, safe, rule, edits }: Fix<Location>, model: Model): string[] {
  return [
    `${safe ? 'Safe' : 'Unsafe'} repair${rule === undefined ? '' : ` (${rule})`}: ${title}`,
    ...edits.flatMap(({ place, text }) => [
      `  ${at(place, model)}`,
      ...marked('-', written(place, model)),
      ...marked('+', text),
    ]),
  ];
}

function marked(mark: '-' | '+', text: string): string[] {
  if (text === '') return [];
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `  ${mark} ${line}`.trimEnd());
}

function written({ uri, start, end }: Location, model: Model): string {
  return model.documents.get(uri)?.text.slice(start, end) ?? '';
}

/** `12:3-13:8` */
function at({ uri, start, end }: Location, model: Model): string {
  const document = model.documents.get(uri);
  if (document === undefined) return uri;
  const [from, to] = [positionAt(document, start), positionAt(document, end)];
  return `${from.line + 1}:${from.character + 1}-${to.line + 1}:${to.character + 1}`;
}
