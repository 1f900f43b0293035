import { lifecycleExtension } from '../../project/index.ts';
import type { CheckedProject, Count } from '../checking.ts';
import type { Io } from '../io.ts';
import { painter } from './colours.ts';
import { findingLines, relatedPlaces } from './finding-text.ts';
import { placeText } from './place.ts';

/** Every finding with its line, its reason and what to do. */
export function findingsText(projects: readonly CheckedProject[], paths: readonly string[], io: Io): string {
  const paint = painter(io.colour);
  return projects
    .flatMap(({ model, findings }) =>
      findings.map((finding) => {
        const document = model.documents.get(finding.place.uri);
        if (document === undefined) return '';
        const related = relatedPlaces(finding, model, io.cwd);
        if (finding.witness !== undefined) {
          // Files that were checked alone are explained alone: beside others they may mean something else.
          const alone = paths.filter((path) => path.endsWith(lifecycleExtension));
          const place = placeText(document, finding.place.start, io.cwd);
          const at = ['lifecycle explain', place, ...alone].join(' ');
          related.push({ at, message: 'shows how it comes to that' });
        }
        return findingLines({ ...finding, related }, finding.place, document, io.cwd, paint);
      }),
    )
    .join('');
}

export function summaryText(count: Count, io: Io): string {
  const paint = painter(io.colour);
  const files = plural(count.files, 'file');
  const parts = [
    count.errors > 0 && paint('red', plural(count.errors, 'error')),
    count.warnings > 0 && paint('yellow', plural(count.warnings, 'warning')),
    count.information > 0 && plural(count.information, 'note'),
    count.hints > 0 && plural(count.hints, 'hint'),
  ].filter((part) => part !== false);
  return parts.length === 0
    ? `${paint('green', 'No findings')} in ${files}.\n`
    : `${parts.join(', ')} in ${files}.\n`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
