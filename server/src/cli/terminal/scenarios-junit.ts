import type { Io } from '../io.ts';
import type { TestedScenario, TestRun } from '../testing/testing.ts';
import { positionAt } from '../../model/index.ts';
import { fileText } from './place.ts';
import { failureText } from './scenarios-text.ts';
import { attributes, escaped } from './xml.ts';

/** JUnit XML as build servers read it: a suite for each file, a failure with its timeline, what is not decided an error. */
export function scenariosJunit({ scenarios }: TestRun, io: Io): string {
  const byFile = [...Map.groupBy(scenarios, ({ report }) => report.location.uri)];
  const suites = byFile.map(([uri, tested]) => {
    const file = fileText(uri, io.cwd);
    const cases = tested.map((scenario) => testCase(scenario, file, io));
    return `  <testsuite${attributes({ name: file, ...counts(tested) })}>\n${cases.join('')}  </testsuite>\n`;
  });
  const all = attributes({ name: 'lifecycle', ...counts(scenarios) });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${all}>\n${suites.join('')}</testsuites>\n`;
}

function testCase({ report, model, milliseconds }: TestedScenario, file: string, io: Io): string {
  const { name, location, verdict, reason, failures } = report;
  const document = model.documents.get(location.uri);
  const line = document === undefined ? 1 : positionAt(document, location.start).line + 1;
  const place = { name, classname: file.replaceAll('.', '_'), file, line, time: seconds(milliseconds) };
  const problems = failures.map((order) => {
    const message = order.unmet.map(({ expected, found }) => `${expected}: ${found}`).join('; ');
    const story = failureText(order, model, { ...io, columns: undefined }, (_style, text) => text);
    return `      <failure${attributes({ type: 'then', message })}>${escaped(`\n${story}`)}</failure>\n`;
  });
  if (verdict === 'not decided') {
    problems.push(`      <error${attributes({ type: 'not decided', message: reason ?? verdict })}/>\n`);
  }
  if (problems.length === 0) return `    <testcase${attributes(place)}/>\n`;
  return `    <testcase${attributes(place)}>\n${problems.join('')}    </testcase>\n`;
}

function counts(scenarios: readonly TestedScenario[]) {
  const of = (wanted: TestedScenario['report']['verdict']) =>
    scenarios.filter(({ report }) => report.verdict === wanted).length;
  const time = seconds(scenarios.reduce((sum, { milliseconds }) => sum + milliseconds, 0));
  return { tests: scenarios.length, failures: of('fails'), errors: of('not decided'), skipped: 0, time };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
