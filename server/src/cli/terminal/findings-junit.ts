import { type Model, positionAt } from '../../model/index.ts';
import type { Finding } from '../../rules/index.ts';
import type { CheckedProject } from '../checking.ts';
import { fileText } from './place.ts';
import { attributes, escaped } from './xml.ts';

/**
 * JUnit XML as build servers read it: a suite for each file and a case for each finding. Errors and warnings fail;
 * what is only told passes and is told in its output. A file without findings is a case that passes.
 */
export function findingsJunit(projects: readonly CheckedProject[], cwd: string): string {
  const suites = projects.flatMap(({ model, findings }) => {
    const byFile = Map.groupBy(findings, ({ place }) => place.uri);
    return [...model.documents.keys()].map((uri) => ({ uri, model, findings: byFile.get(uri) ?? [] }));
  });
  const written = suites.map(({ uri, model, findings }) => {
    const file = fileText(uri, cwd);
    const cases =
      findings.length === 0
        ? `    <testcase${attributes({ name: 'no findings', classname: file })}/>\n`
        : findings.map((finding) => testCase(finding, model, file)).join('');
    return `  <testsuite${attributes({ name: file, ...counts(findings) })}>\n${cases}  </testsuite>\n`;
  });
  const all = suites.map(({ findings }) => counts(findings));
  const tests = all.reduce((sum, count) => sum + count.tests, 0);
  const failures = all.reduce((sum, count) => sum + count.failures, 0);
  const root = attributes({ name: 'lifecycle check', tests, failures, errors: 0 });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites${root}>\n${written.join('')}</testsuites>\n`;
}

function counts(findings: readonly Finding[]) {
  return { tests: Math.max(1, findings.length), failures: findings.filter(fails).length, errors: 0 };
}

function fails({ severity }: Finding): boolean {
  return severity === 'error' || severity === 'warning';
}

function testCase(finding: Finding, model: Model, file: string): string {
  const { rule, severity, message, why, advice, place } = finding;
  const document = model.documents.get(place.uri);
  const { line, character } = document ? positionAt(document, place.start) : { line: 0, character: 0 };
  const at = `${file}:${line + 1}:${character + 1}`;
  const head = attributes({
    name: `${rule} at ${line + 1}:${character + 1}`,
    classname: file,
    file,
    line: line + 1,
  });
  const told = escaped(`${at}\n${message}\nWhy: ${why}\nDo: ${advice}\n`);
  const body = fails(finding)
    ? `<failure${attributes({ type: `${severity} ${rule}`, message })}>${told}</failure>`
    : `<system-out>${told}</system-out>`;
  return `    <testcase${head}>\n      ${body}\n    </testcase>\n`;
}
