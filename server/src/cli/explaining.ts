import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Document, type Location, offsetAt, positionAt } from '../model/index.ts';
import { nearestRoot } from '../project/index.ts';
import type { Finding } from '../rules/index.ts';
import { type CheckedProject, checkProject } from './checking.ts';
import { exitCode } from './exit-codes.ts';
import { CommandError, type Io } from './io.ts';
import type { Proofs } from './proving.ts';
import { loadProjects } from './workspaces.ts';

/** A place as it is typed: lines and columns count from 1, as editors and `check` show them. */
export interface TypedPlace {
  readonly path: string;
  readonly line: number;
  readonly column: number | undefined;
}

/** `samples/a.lifecycle:14:5`; undefined for anything else, such as the name of a rule. */
export function typedPlace(text: string): TypedPlace | undefined {
  const [, path, line, column] = /^(.+?):(\d+)(?::(\d+))?$/.exec(text) ?? [];
  if (path === undefined || line === undefined) return undefined;
  return { path, line: Number(line), column: column === undefined ? undefined : Number(column) };
}

export interface FoundAt extends CheckedProject {
  /** Lines of the file that have findings, counted from 1. */
  readonly elsewhere: readonly number[];
}

/** What is found at a place, with the files that are named checked beside it, or the workspace around it. */
export async function findingsAt(
  { path, line, column }: TypedPlace,
  among: readonly string[],
  proofs: Proofs,
  io: Io,
): Promise<FoundAt> {
  const file = resolve(io.cwd, path);
  const uri = pathToFileURL(file).href;
  const { projects } = await loadProjects(
    among.length > 0 ? [...among, file] : [await workspaceOf(file, io.cwd)],
    io,
  );
  const loaded = projects.find(({ model }) => model.documents.has(uri));
  const document = loaded?.model.documents.get(uri);
  if (loaded === undefined || document === undefined) {
    throw new CommandError(`There is no .lifecycle file ${path}.`);
  }
  const lines = document.lineStarts.length;
  if (line < 1 || line > lines) {
    throw new CommandError(`${path} has ${lines} lines: there is no line ${line}.`, exitCode.usage);
  }
  const { findings, ...checked } = await checkProject(loaded, proofs);
  const onLine = (finding: Finding) =>
    placesOf(finding).some((place) => touchesLine(place, document, line - 1));
  const here = findings.filter(onLine);
  const offset =
    column === undefined ? undefined : offsetAt(document, { line: line - 1, character: column - 1 });
  const exactly = here.filter(
    (finding) => offset !== undefined && placesOf(finding).some(holds(uri, offset)),
  );
  const elsewhere = findings
    .filter(({ place }) => place.uri === uri)
    .map(({ place }) => positionAt(document, place.start).line + 1);
  return {
    ...checked,
    findings: exactly.length > 0 ? exactly : here,
    elsewhere: [...new Set(elsewhere)],
  };
}

/** Findings depend on the other files: those of the nearest configuration, else those of the current folder. */
async function workspaceOf(file: string, cwd: string): Promise<string> {
  const root = await nearestRoot(dirname(file));
  if (root !== undefined) return root;
  return relative(cwd, file).startsWith('..') ? dirname(file) : cwd;
}

/** Whoever is named by a finding of another place wants to know, too. */
function placesOf({ place, related }: Finding): Location[] {
  return [place, ...related.map((other) => other.place)];
}

function touchesLine({ uri, start, end }: Location, document: Document, line: number): boolean {
  if (uri !== document.uri) return false;
  return positionAt(document, start).line <= line && line <= positionAt(document, end).line;
}

function holds(uri: string, offset: number): (place: Location) => boolean {
  return (place) => place.uri === uri && place.start <= offset && offset <= place.end;
}
