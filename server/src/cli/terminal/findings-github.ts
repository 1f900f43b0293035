import { sep } from 'node:path';
import { positionAt } from '../../model/index.ts';
import type { Severity } from '../../rules/index.ts';
import type { CheckedProject } from '../checking.ts';
import { fileText } from './place.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub Actions shows beside the lines of a change. */
export function findingsGithub(projects: readonly CheckedProject[], cwd: string): string {
  return projects
    .flatMap(({ model, findings }) =>
      findings.map(({ place, severity, rule, message, advice }) => {
        const document = model.documents.get(place.uri);
        if (document === undefined) return '';
        const [start, end] = [positionAt(document, place.start), positionAt(document, place.end)];
        const properties = {
          file: fileText(place.uri, cwd).replaceAll(sep, '/'),
          line: start.line + 1,
          endLine: end.line + 1,
          // Columns count within one line only.
          ...(start.line === end.line && { col: start.character + 1, endColumn: end.character + 1 }),
          title: rule,
        };
        const written = Object.entries(properties).map(
          ([name, value]) => `${name}=${property(String(value))}`,
        );
        return `::${commands[severity]} ${written.join(',')}::${data(`${message} ${advice}`)}\n`;
      }),
    )
    .join('');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
