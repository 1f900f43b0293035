import { salesforceDemands } from '../compiler/index.ts';
import { type Model, type Place, positionAt } from '../model/index.ts';
import type { SalesforceFinding } from '../salesforce/index.ts';
import { folderOf, projectOf } from './project-at.ts';
import { type Answer, Refusal } from './work.ts';

export const salesforceCheck: Answer<'lifecycle/salesforceCheck'> = async (
  session,
  params,
  { reporter, signal },
) => {
  const project = await projectOf(session, params);
  const model = project.model();
  const demands = salesforceDemands(model).filter(({ fields }) => fields.length > 0);
  if (demands.length === 0) {
    throw new Refusal(
      'No stage field is mapped to Salesforce in these files. Map it, for example: field [Lifecycle Status] string { salesforce Lead "Lifecycle_Stage__c" }',
    );
  }
  const { checkSalesforce, processRunner, signIn } = await import('../salesforce/index.ts');
  const run = processRunner({ environment: process.env, folder: folderOf(project) });
  const signedIn = await signIn(process.env, run, { reporter, signal });
  if (!signedIn.ok) throw new Refusal(signedIn.failure.message);
  const checked = await checkSalesforce(demands, signedIn.value, reporter, signal);
  if (checked.kind === 'failed') throw new Refusal(checked.failure.message);
  const { findings, host } = checked;
  const count = findings.length;
  const summary =
    count === 0
      ? `${host} agrees with the files.`
      : `${count} ${count === 1 ? 'difference' : 'differences'} between the files and ${host}.`;
  return { summary, findings: count, text: count === 0 ? '' : pageOf(model, summary, findings) };
};

function pageOf(model: Model, summary: string, findings: readonly SalesforceFinding<Place>[]): string {
  const sections = findings.map(
    (finding) =>
      `## ${finding.message}\n\n${placeOf(model, finding.place)}${finding.why}\n\n**${finding.advice}**\n`,
  );
  return `# Salesforce alignment\n\n${summary}\n\n${sections.join('\n')}`;
}

/** `main.lifecycle, line 12`, as a link. */
function placeOf(model: Model, place: Place): string {
  const at = model.locate(place);
  const document = at && model.documents.get(at.uri);
  if (at === undefined || document === undefined) return '';
  const line = positionAt(document, at.start).line + 1;
  const file = at.uri.slice(at.uri.lastIndexOf('/') + 1);
  return `[${decodeURIComponent(file)}, line ${line}](${at.uri}#L${line})\n\n`;
}
