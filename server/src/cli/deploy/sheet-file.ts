import { writeFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import {
  makeBuildSheet,
  type ManualItem,
  type Plan,
  renderSheetMarkdown,
  renderSheetPage,
} from '../../compiler/index.ts';
import { CommandError, type Io } from '../io.ts';

/** Where a build sheet goes: the ending says in which form. */
export function sheetFile(path: string): string {
  if (!/^\.(html|md)$/.test(extname(path))) {
    throw new InvalidArgumentError(
      'A build sheet is a page or Markdown: name a file that ends in .html or .md.',
    );
  }
  return path;
}

/** Writes the sheet where one is wanted; says how to get one where there is much to build. */
export async function handOver(
  plan: Plan,
  manual: readonly ManualItem[],
  io: Io,
  sheet: string | undefined,
): Promise<void> {
  if (sheet !== undefined) return writeSheet(sheet, plan, io, manual);
  if (!manual.some(({ work }) => work?.kind === 'build')) return;
  io.err(
    `A page to build from, with links: lifecycle build-sheet --instance ${plan.instance} --out sheet.html\n`,
  );
}

/** @param manual what is left to do after a deploy, with links; the plan's own items before one. */
export async function writeSheet(
  path: string,
  plan: Plan,
  io: Io,
  manual: readonly ManualItem[] = plan.manual,
): Promise<void> {
  const sheet = makeBuildSheet(plan, manual);
  const text = extname(path) === '.html' ? renderSheetPage(sheet) : renderSheetMarkdown(sheet);
  try {
    await writeFile(resolve(io.cwd, path), text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason';
    throw new CommandError(`The build sheet cannot be written to ${path}: ${reason}.`);
  }
  io.err(
    manual.length === 0
      ? `Nothing is to be done by hand: ${path} is empty.\n`
      : `The build sheet is in ${path}.\n`,
  );
}
