import { sinceStart } from './timeline.ts';

/**
 * What came of a step, for readers who want to know what is different: `[Stage]: its old value → "2 - MQL"`. Left out is
 * what the step says already, what the log notes of it, and what is supposed of the person, as that stands above it all.
 */
export function effectsInWords(effect: string, step: string, at: string): string[] {
  const effects = (effect.match(/(?:"[^"]*"|;(?! )|[^;])+/g) ?? []).map((said) => said.trim());
  // An owner comes with name and phone number: the address tells enough.
  const assigned = effects.some((said) => said.startsWith(owner));
  return effects
    .filter((said) => !assigned || !said.startsWith('[Lead Owner ') || said.startsWith(owner))
    .filter((said) => !step.includes(said) && !isNoted(said))
    .map((said) => changeInWords(said, at));
}

const owner = '[Lead Owner Email Address]:';

/** `Sent Alert` after Send Alert, `supposing [Country] is empty` */
function isNoted(said: string): boolean {
  return said.startsWith('supposing ') || /^[A-Z][\w ]*$/.test(said);
}

/** Of a value that nobody knows, its own name says nothing. */
function changeInWords(said: string, at: string): string {
  const change = /^(.+?): (.+) → (.+)$/.exec(said);
  if (change === null) return said;
  const [, name = '', before = '', after = ''] = change;
  return `${name}: ${valueInWords(before, name, at)} → ${valueInWords(after, name, at)}`;
}

function valueInWords(value: string, name: string, at: string): string {
  return plainNumbers(value)
    .replaceAll(`the new ${name}`, 'its new value')
    .replaceAll(`${name} from `, 'the value from ')
    .replaceAll(name, 'its old value')
    .replace(/^Email Address of /, 'the address of ')
    .replace(sinceTheBeginning, (_, date: string, time = '00:00') => moment(date, String(time), at));
}

/** `[Behavior Score] + -20` */
export function plainNumbers(text: string): string {
  return text.replace(/\+ -(?=\d)/g, '- ');
}

/** A proof begins at the first minute of 1970: its dates are lengths of time. */
const sinceTheBeginning = /\b(1970-\d\d-\d\d)(?:[ T](\d\d:\d\d))?/g;

function moment(date: string, time: string, at: string): string {
  const since = sinceStart(Date.parse(`${date}T${time}Z`) / 60_000);
  return since === at ? 'now' : `the time at ${since}`;
}
