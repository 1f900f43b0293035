import type { Expectation } from './expectation.ts';
import { isWord, type Lexeme } from './lexeme.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** What may follow the head of a setting: `qualify`, `owner`, `salesforce`, … */
export function afterSetting(
  block: 'campaign' | 'program' | 'stage' | 'field',
  before: readonly Lexeme[],
): Expectation[] {
  const [head, ...rest] = before;
  if (head?.kind !== 'word') return [];
  switch (`${block} ${head.image}`) {
    case 'campaign qualify':
      return afterQualify(rest);
    case 'campaign schedule':
      return afterSchedule(rest);
    case 'campaign like':
      if (rest.length === 0) return [{ kind: 'value', value: { type: 'reference', references: 'campaign' } }];
      if (isWord(rest.at(-1), 'in'))
        return [{ kind: 'value', value: { type: 'reference', references: 'program' } }];
      return rest.length === 1 ? words('in') : [];
    case 'campaign priority':
      return first(rest, 'high', 'medium', 'low');
    case 'campaign limits':
      return first(rest, 'on', 'off');
    case 'program like':
      return rest.length === 0
        ? [{ kind: 'value', value: { type: 'reference', references: 'program' } }]
        : [];
    case 'program type':
      return first(rest, 'Default', 'Event', 'Event with Webinar', 'Engagement', 'Email');
    case 'program token':
      return rest.length === 1 ? words('text', 'score', 'number', 'date', 'rich text') : [];
    case 'stage owner':
      return first(rest, 'Marketing', 'Sales');
    case 'stage master':
      return first(rest, 'Marketo', 'Salesforce');
    case 'stage stamp':
      return afterStamp(rest);
    case 'stage sla':
      return rest.length === 1 ? [{ kind: 'unit' }] : [];
    case 'field salesforce':
      return rest.length === 0 || rest.at(-1)?.kind === ','
        ? words('Lead', 'Contact', 'Account', 'Opportunity')
        : [];
    default:
      return [];
  }
}

function words(...list: readonly string[]): Expectation[] {
  return [{ kind: 'words', words: list }];
}

function first(rest: readonly Lexeme[], ...list: readonly string[]): Expectation[] {
  return rest.length === 0 ? words(...list) : [];
}

function afterQualify(rest: readonly Lexeme[]): Expectation[] {
  if (rest.length === 0) return words('once', 'every time', 'every');
  if (!isWord(rest[0], 'every')) return [];
  if (rest.length === 1) return words('time');
  return rest.length === 2 && rest[1]?.kind === 'number' ? [{ kind: 'unit' }] : [];
}

function afterStamp(rest: readonly Lexeme[]): Expectation[] {
  const last = rest.at(-1);
  if (isWord(last, 'first', 'latest')) return [{ kind: 'field' }];
  const awaits = last === undefined || last.kind === ',';
  return awaits ? [{ kind: 'field' }, { kind: 'words', words: ['first', 'latest'] }] : [];
}

function afterSchedule(rest: readonly Lexeme[]): Expectation[] {
  const [repeat] = rest;
  const last = rest.at(-1);
  if (repeat === undefined) return words('daily', 'weekdays', 'weekly on', 'monthly on', 'every', 'once at');
  if (last?.kind === 'number' && isWord(repeat, 'every')) return [{ kind: 'unit' }];
  if (last?.kind === 'date')
    return isWord(repeat, 'once') ? [] : words(...['from', 'until'].filter((word) => !has(rest, word)));
  if (isWord(last, 'at', 'from', 'until')) return [];
  if (isWord(repeat, 'weekly', 'monthly') && rest.length === 1) return words('on');
  if (isWord(repeat, 'weekly') && (isWord(last, 'on') || last?.kind === ',')) return words(...days);
  if (isWord(repeat, 'monthly') && isWord(last, 'on')) return words('first', 'last');
  if (isWord(last, 'first', 'last')) return words(...days);
  return has(rest, 'at') ? [] : words('at');
}

function has(rest: readonly Lexeme[], word: string): boolean {
  return rest.some((lexeme) => isWord(lexeme, word));
}
