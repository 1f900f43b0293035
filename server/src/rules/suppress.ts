import { type Document, positionAt } from '../model/index.ts';
import { createKnownNames, type KnownNames } from './known-names.ts';
import type { Finding, Fix, Rule } from './rule.ts';
import { isHeardIn, type SeverityChoices, severityIn } from './severity.ts';
import { replacements } from './replacement.ts';
import { quoted } from './spelling.ts';
import type { SuppressedRule, Suppression } from './suppression.ts';
import type { Location } from '../model/index.ts';

interface Settings {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly choices: SeverityChoices;
  /** Has the rule looked at all? */
  readonly asked: (rule: Rule) => boolean;
}

/**
 * Takes out what comments silence, and says which comments do not do their job. What cannot be read, and what is
 * said about the comments themselves, cannot be silenced.
 */
export function suppress(
  document: Document,
  findings: readonly Finding[],
  suppressions: readonly Suppression[],
  settings: Settings,
): Finding[] {
  if (suppressions.length === 0) return [...findings];
  const used = new Set<SuppressedRule>();
  const byLine = Map.groupBy(suppressions, ({ line }) => line);
  const kept = findings.filter((finding) => {
    if (finding.rule.startsWith('syntax/')) return true;
    const { line } = positionAt(document, finding.place.start);
    const silencing = (byLine.get(line) ?? []).flatMap(({ rules }) =>
      rules.filter(({ id }) => id === finding.rule),
    );
    for (const rule of silencing) used.add(rule);
    return silencing.length === 0;
  });
  const names = createKnownNames(settings.rules.keys());
  const isHeard = (rule: Rule) => isHeardIn(document.uri, settings.choices, rule);
  const mayFind = (id: string, { line }: Suppression) => {
    const rule = settings.rules.get(id);
    if (rule === undefined || !isHeard(rule)) return false;
    const isThere = ({ place, rule: found }: Finding) =>
      found === id && positionAt(document, place.start).line === line;
    return !settings.asked(rule) || kept.some(isThere);
  };
  return [
    ...kept,
    ...suppressions.flatMap((suppression) =>
      judge(document, suppression, { used, names, isHeard, mayFind }, settings),
    ),
  ];
}

interface Circumstances {
  readonly used: ReadonlySet<SuppressedRule>;
  readonly names: KnownNames;
  readonly isHeard: (rule: Rule) => boolean;
  /** Is there something in the line that the rule would silence, as far as anybody has looked? */
  readonly mayFind: (id: string, suppression: Suppression) => boolean;
}

function judge(
  document: Document,
  suppression: Suppression,
  { used, names, isHeard, mayFind }: Circumstances,
  settings: Settings,
): Finding[] {
  const found: Finding[] = [];
  const say = (id: string, about: Pick<Finding, 'place' | 'message' | 'advice' | 'fixes'>) => {
    const rule = settings.rules.get(id);
    if (rule === undefined) return;
    const severity = severityIn(document.uri, settings.choices, rule);
    const unnecessary = id === 'suppress/unused';
    if (severity !== 'off')
      found.push({ rule: id, severity, why: rule.why, unnecessary, related: [], ...about });
  };
  if (suppression.rules.length === 0) {
    say('suppress/unused', {
      place: suppression.place,
      message: 'This comment names no rule, so it silences nothing.',
      advice: 'Name the rule, or remove the comment.',
      fixes: [remove(suppression.removal, 'Remove the comment')],
    });
  } else if (suppression.reason === undefined) {
    say('suppress/reason-missing', {
      place: suppression.place,
      message: `${listedIds(suppression.rules)} is silenced without a reason.`,
      advice: 'Write -- and the reason behind the rule.',
      fixes: [],
    });
  }
  for (const rule of suppression.rules) {
    const known = settings.rules.get(rule.id);
    if (known === undefined) {
      const similar = names.similar(rule.id).filter((id) => mayFind(id, suppression));
      say('suppress/unknown-rule', unknownRule(document, suppression, rule, names, similar));
    } else if (!used.has(rule) && settings.asked(known) && isHeard(known)) {
      say('suppress/unused', {
        place: rule.place,
        message: `${rule.id} finds nothing in the line that this comment is about.`,
        advice: 'Remove it, so that it does not hide the next finding.',
        fixes: [removeRule(document, suppression, rule)],
      });
    }
  }
  return found;
}

/** A name that silences nothing either is no help: where there is none that does, the comment goes. */
function unknownRule(
  document: Document,
  suppression: Suppression,
  rule: SuppressedRule,
  known: KnownNames,
  helpful: readonly string[],
) {
  const [first] = helpful.length > 0 ? helpful : known.similar(rule.id);
  const { title, edits } = removeRule(document, suppression, rule);
  return {
    place: rule.place,
    message: `There is no rule ${quoted(rule.id)}.`,
    advice: first === undefined ? 'Remove it, or correct its name.' : `Did you mean ${first}?`,
    fixes: helpful.length > 0 ? replacements(rule.place, helpful) : [{ title, safe: false, edits }],
  };
}

/** Removes one rule of several with its comma, or the whole comment when it was the only one. */
function removeRule(
  document: Document,
  { rules, removal }: Suppression,
  rule: SuppressedRule,
): Fix<Location> {
  if (rules.length === 1) return remove(removal, 'Remove the comment');
  const next = rules[rules.indexOf(rule) + 1];
  const before = rules[rules.indexOf(rule) - 1];
  const { uri } = document;
  const place =
    next === undefined
      ? { uri, start: before?.place.end ?? rule.place.start, end: rule.place.end }
      : { uri, start: rule.place.start, end: next.place.start };
  return remove(place, `Remove ${rule.id} from the comment`);
}

function remove(place: Location, title: string): Fix<Location> {
  return { title, safe: true, edits: [{ place, text: '' }] };
}

function listedIds(rules: readonly SuppressedRule[]): string {
  return rules.map(({ id }) => id).join(', ');
}
