import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { Option } from 'commander';
import { salesforceDemands } from '../../compiler/index.ts';
import { positionAt, type Model, type Place } from '../../model/index.ts';
import type { SalesforceFinding } from '../../salesforce/index.ts';
import { exitCode, type Finish } from '../exit-codes.ts';
import { CommandError, type Io } from '../io.ts';

import { painter } from '../terminal/colours.ts';
import { findingLines } from '../terminal/finding-text.ts';
import { terminalReporter } from '../terminal/terminal-reporter.ts';
import { loadProjects } from '../workspaces.ts';

interface Options {
  readonly targetOrg?: string;
  readonly format: 'text' | 'json';
}

export function registerSalesforce(program: Command, io: Io, finish: Finish): void {
  const salesforce = program.command('salesforce').description('Keep Salesforce aligned with the files.');
  salesforce
    .command('check')
    .description('Compare the stage field and the date stamps on Lead and Contact with the files.')
    .argument('[paths...]', 'files or folders')
    .option('--target-org <name>', 'alias or user name of an org that the sf command line is signed in to')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExample:\n  $ lifecycle salesforce check --target-org my-sandbox\n')
    .action(async (paths: string[], options: Options) => {
      const { projects } = await loadProjects(paths, io);
      const findings: Located[] = [];
      for (const { model } of projects) findings.push(...(await checkOne(model, options, io)));
      print(findings, options, io);
      finish(findings.some(({ finding }) => finding.severity === 'error') ? exitCode.errors : exitCode.clean);
    });
}

interface Located {
  readonly model: Model;
  readonly finding: SalesforceFinding<Place>;
}

async function checkOne(model: Model, options: Options, io: Io): Promise<Located[]> {
  const demands = salesforceDemands(model).filter(({ fields }) => fields.length > 0);
  if (demands.length === 0) {
    throw new CommandError(
      'No stage field is mapped to Salesforce in these files. Map it, for example:\n' +
        '  field [Lifecycle Status] string { salesforce Lead "Lifecycle_Stage__c", Contact "Lifecycle_Stage__c" }',
    );
  }
  const { checkSalesforce, processRunner, signIn } = await import('../../salesforce/index.ts');
  const reporter = terminalReporter(io);
  const run = processRunner({ environment: io.env, folder: io.cwd });
  const org = options.targetOrg;
  const session = await signIn(io.env, run, {
    ...(org !== undefined && { org }),
    reporter,
    signal: io.signal,
  });
  if (!session.ok) throw new CommandError(session.failure.message);
  const checked = await checkSalesforce(demands, session.value, reporter, io.signal);
  if (checked.kind === 'failed') throw new CommandError(checked.failure.message);
  return checked.findings.map((finding) => ({ model, finding }));
}

function print(findings: readonly Located[], { format }: Options, io: Io): void {
  if (format === 'json') {
    const located = findings.map(({ model, finding }) => ({
      ...finding,
      ...at(model, finding.place, io),
      place: undefined,
      related: undefined,
    }));
    io.out(`${JSON.stringify({ version: 1, findings: located }, undefined, 2)}\n`);
    return;
  }
  const paint = painter(io.colour);
  for (const { model, finding } of findings) {
    const location = model.locate(finding.place);
    const document = location && model.documents.get(location.uri);
    if (location && document)
      io.out(findingLines({ ...finding, related: [] }, location, document, io.cwd, paint));
  }
  io.err(
    findings.length === 0
      ? 'Salesforce agrees with the files.\n'
      : `${findings.length} ${findings.length === 1 ? 'difference' : 'differences'} between Salesforce and the files.\n`,
  );
}

function at(model: Model, place: Place, io: Io) {
  const location = model.locate(place);
  const document = location && model.documents.get(location.uri);
  if (location === undefined || document === undefined) return {};
  return {
    file: relative(io.cwd, fileURLToPath(location.uri)),
    range: { start: positionAt(document, location.start), end: positionAt(document, location.end) },
  };
}
