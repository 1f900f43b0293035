import {
  type CoverageReport,
  type FailingOrder,
  type Missed,
  type Share,
  timelineLines,
  visible,
  wrapped,
} from '../../ide/index.ts';
import type { Model } from '../../model/index.ts';
import type { Io } from '../io.ts';
import type { TestSummary } from '../testing/summary.ts';
import type { TestedScenario, TestRun } from '../testing/testing.ts';
import { codeFrame } from './code-frame.ts';
import { type Paint, painter } from './colours.ts';
import { fileText, placeText } from './place.ts';
import { widthOfTerminal } from './width.ts';

const colours = { passes: 'green', fails: 'red', 'not decided': 'yellow' } as const;

/** Every scenario with its verdict, file by file; below a failing one, the order of the campaigns that makes it fail. */
export function scenariosText({ scenarios }: TestRun, io: Io): string {
  const byFile = Map.groupBy(scenarios, ({ report }) => report.location.uri);
  const paint = painter(io.colour);
  return [...byFile]
    .map(([uri, tested]) => {
      const blocks = tested.map((scenario) => scenarioText(scenario, io, paint));
      return `${paint('bold', fileText(uri, io.cwd))}\n${blocks.join('')}\n`;
    })
    .join('');
}

function scenarioText({ report, model }: TestedScenario, io: Io, paint: Paint): string {
  const { name, verdict, reason, failures } = report;
  const line = `  ${paint(colours[verdict], verdict.padEnd(11))}  ${visible(name)}\n`;
  const indent = ' '.repeat(15);
  const why = reason === undefined ? [] : wrapped(visible(reason), widthOfTerminal(io) - indent.length);
  return [
    line,
    ...why.map((text) => `${indent}${text}\n`),
    ...failures.map((order) => `\n${failureText(order, model, io, paint)}\n`),
  ].join('');
}

/** What is expected, what is found instead, and how it comes to that. */
export function failureText({ unmet, timeline }: FailingOrder, model: Model, io: Io, paint: Paint): string {
  const blocks = unmet.map(({ expected, found, location }) => {
    const document = location && model.documents.get(location.uri);
    const place =
      document === undefined || location === undefined
        ? [`  ${visible(expected)}`]
        : [
            `  ${placeText(document, location.start, io.cwd)}`,
            codeFrame(document, location.start, location.end, paint),
          ];
    return [...place, `  ${paint('red', 'Instead:')} ${visible(found)}.`, ''].join('\n');
  });
  const story = timelineLines(timeline, widthOfTerminal(io), paint);
  const told = timeline.rows.some(({ decides }) => decides)
    ? 'It comes to that when Marketo runs the campaigns in this order (> marks what decides):'
    : 'No campaign had anything to do with it. This is what happened:';
  return [...blocks, `  ${told}`, '', ...story].join('\n');
}

/** What scenarios went through, and what none of them did. */
export function coverageText(coverage: CoverageReport, models: readonly Model[], io: Io): string {
  const { campaigns, branches, stages } = coverage;
  const paint = painter(io.colour);
  const shares = [of(campaigns, 'campaign'), of(stages, 'stage'), of(branches, 'choice')].flat().join(', ');
  const missed = [
    ...missedLines('campaign', campaigns, (name) => `"${name}"`, models, io),
    ...missedLines('stage', stages, (name) => `"${name}"`, models, io),
    ...missedLines('choice', branches, (name) => name, models, io),
  ];
  const hit = [
    ...hitLines('campaigns', campaigns, io),
    ...hitLines('stages', stages, io),
    // Whole lines of a flow, one after the other, are no list.
    ...(branches.reached === 0 ? [] : [`  choices    --format json lists all ${branches.reached}`]),
  ];
  return [
    `${paint('bold', 'Reached by the scenarios:')} ${shares}.`,
    ...hit,
    ...(missed.length === 0 ? [] : ['Never reached:', ...missed]),
    '',
  ].join('\n');
}

/** A longer list is for programs. */
const mostMissed = 10;
/** They take less room. */
const mostHit = 30;

/** Names only: nobody has to go and look at what is fine. */
function hitLines(kind: string, { hit }: Share, io: Io): string[] {
  if (hit.length === 0) return [];
  const names = hit.slice(0, mostHit).map(({ name }) => shortened(`"${name}"`));
  const more = hit.length > mostHit ? `; and ${hit.length - mostHit} more` : '';
  const lead = '  '.length + 'campaigns'.length + '  '.length;
  return wrapped(visible(`${names.join('; ')}${more}`), widthOfTerminal(io) - lead).map(
    (line, at) => `  ${(at === 0 ? kind : '').padEnd('campaigns'.length)}  ${line}`,
  );
}

function missedLines(
  kind: string,
  { missed }: Share,
  spelled: (name: string) => string,
  models: readonly Model[],
  io: Io,
): string[] {
  const lines = missed.slice(0, mostMissed).map(({ name, location }) => {
    const at = locationText(location, models, io);
    return `  ${kind.padEnd(8)}  ${at === undefined ? '' : `${at}  `}${visible(shortened(spelled(name)))}`;
  });
  const more = missed.length - lines.length;
  return more > 0 ? [...lines, `  ${kind.padEnd(8)}  … and ${more} more; --format json has them all`] : lines;
}

function locationText(location: Missed['location'], models: readonly Model[], io: Io): string | undefined {
  if (location === undefined) return undefined;
  const document = models
    .map((model) => model.documents.get(location.uri))
    .find((found) => found !== undefined);
  return document && placeText(document, location.start, io.cwd);
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

function of({ reached, total }: Share, thing: string): string[] {
  return total === 0 ? [] : [`${reached} of ${total} ${thing}${total === 1 ? '' : 's'}`];
}

/** `3 scenarios pass, 1 fails.` */
export function testSummaryText({ passed, failed, undecided }: TestSummary, io: Io): string {
  const paint = painter(io.colour);
  const parts = [
    passed > 0 && paint('green', `${scenarios(passed)} ${passed === 1 ? 'passes' : 'pass'}`),
    failed > 0 &&
      paint('red', `${passed > 0 ? failed : scenarios(failed)} ${failed === 1 ? 'fails' : 'fail'}`),
    undecided > 0 &&
      paint(
        'yellow',
        `${passed + failed > 0 ? undecided : scenarios(undecided)} ${undecided === 1 ? 'is' : 'are'} not decided`,
      ),
  ].filter((part) => part !== false);
  return `${parts.join(', ')}.\n`;
}

function scenarios(count: number): string {
  return `${count} scenario${count === 1 ? '' : 's'}`;
}
