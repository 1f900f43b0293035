import { isAbsolute, sep } from 'node:path';
import { type Location, type Model, positionAt } from '../../model/index.ts';
import { type Finding, registry, rulePage, type Severity } from '../../rules/index.ts';
import type { CheckedProject } from '../checking.ts';
import { version } from '../version.ts';
import { fileText } from './place.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** SARIF 2.1.0 for code scanning: one run, with the pages of the rules that found something as their help. */
export async function findingsSarif(projects: readonly CheckedProject[], cwd: string): Promise<string> {
  const ids = [...new Set(projects.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  const rules = await Promise.all(ids.map(ruleDescriptor));
  const results = projects.flatMap(({ model, findings }) =>
    findings.map((finding) => result(finding, model, ids.indexOf(finding.rule), cwd)),
  );
  const driver = { name: 'lifecycle', semanticVersion: version, rules };
  const run = { tool: { driver }, columnKind: 'utf16CodeUnits', results };
  const log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

async function ruleDescriptor(id: string) {
  const rule = registry.get(id);
  const page = (await rulePage(id)) ?? rule?.why ?? id;
  return {
    id,
    shortDescription: { text: rule?.summary ?? id },
    fullDescription: { text: rule?.why ?? id },
    help: { text: page, markdown: page },
    defaultConfiguration: {
      level: levels[rule?.severity ?? 'warning'],
      ...(rule?.optional === true && { enabled: false }),
    },
    properties: { tags: [id.slice(0, id.indexOf('/'))] },
  };
}

function result(finding: Finding, model: Model, ruleIndex: number, cwd: string) {
  const { rule, severity, message, advice, place, related, fixes } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: `${message} ${advice}` },
    locations: [{ physicalLocation: physical(place, model, cwd) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, id) => ({
        id,
        message: { text: other.message },
        physicalLocation: physical(other.place, model, cwd),
      })),
    }),
    ...(fixes.length > 0 && {
      fixes: fixes.map(({ title, edits }) => ({
        description: { text: title },
        artifactChanges: [...Map.groupBy(edits, (edit) => edit.place.uri)].map(([uri, inFile]) => ({
          artifactLocation: artifact(uri, cwd),
          replacements: inFile.map((edit) => ({
            deletedRegion: region(edit.place, model),
            insertedContent: { text: edit.text },
          })),
        })),
      })),
    }),
  };
}

function physical(place: Location, model: Model, cwd: string) {
  return { artifactLocation: artifact(place.uri, cwd), region: region(place, model) };
}

/** Relative to the folder of the check where it can be, as code scanning wants it. */
function artifact(uri: string, cwd: string) {
  const file = fileText(uri, cwd);
  if (isAbsolute(file) || file.startsWith('..') || file === uri) return { uri };
  return { uri: file.split(sep).map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
}

/** Lines and columns from 1, the end exclusive. */
function region({ uri, start, end }: Location, model: Model) {
  const document = model.documents.get(uri);
  if (document === undefined) return { startLine: 1 };
  const [from, to] = [positionAt(document, start), positionAt(document, end)];
  return {
    startLine: from.line + 1,
    startColumn: from.character + 1,
    endLine: to.line + 1,
    endColumn: to.character + 1,
  };
}
