import { compareStageField, compareStamp, nameOf } from './compare-fields.ts';
import type { OrgView } from './compare-fields.ts';
import { compareValues } from './compare-values.ts';
import type { StageDifference, ValueComparison } from './compare-values.ts';
import type { DescribedField } from './describe.ts';
import { differenceInWords } from './difference-in-words.ts';
import type { FieldExpectation, StageExpectation, StageValue } from './expectation.ts';
import type { SalesforceFinding, SalesforceSeverity } from './finding.ts';
import { quoted, quotedList } from './wording.ts';

/** The stage picklist of one object beside the lifecycle's stages. */
interface ComparedField<P> {
  readonly expected: FieldExpectation<P>;
  readonly field: DescribedField;
  readonly values: ValueComparison;
}

/** Everything in which the org differs from one lifecycle, in the order of its fields, stages and stamps. */
export function compareLifecycle<P>(
  expectation: StageExpectation<P>,
  org: OrgView,
): readonly SalesforceFinding<P>[] {
  const stageNames = expectation.stages.map(({ name }) => name);
  const findings = [...mappingFindings(expectation)];
  const compared: ComparedField<P>[] = [];
  for (const expected of expectation.fields) {
    const { field, findings: own } = compareStageField(expected, org);
    findings.push(...own);
    if (field) compared.push({ expected, field, values: compareValues(stageNames, field.values) });
  }
  findings.push(...compared.flatMap((field) => valueListFindings(field, expectation)));
  findings.push(...expectation.stages.flatMap((stage) => stageFindings(stage, compared)));
  findings.push(...(expectation.stamps ?? []).flatMap((stamp) => compareStamp(stamp, org)));
  return findings;
}

/** A person is a Lead first and a Contact after conversion, so the stage needs a home on both. */
function mappingFindings<P>({ lifecycle, fields, place }: StageExpectation<P>): SalesforceFinding<P>[] {
  const field = `The stage field of lifecycle ${quoted(lifecycle)}`;
  const [first] = fields;
  if (!first) {
    return [
      {
        ...about('salesforce/mapping', 'information', place),
        message: `${field} names no Salesforce field.`,
        why: 'Nothing of it could be compared.',
        advice: 'If it is synced, say where: `salesforce Lead "…", Contact "…"`.',
      },
    ];
  }
  const lead = fields.find(({ object }) => object.toLowerCase() === 'lead');
  const contact = fields.find(({ object }) => object.toLowerCase() === 'contact');
  if (!lead || !contact) {
    return [
      {
        ...about('salesforce/mapping', 'warning', (lead ?? contact ?? first).place),
        message: `${field} has no field on ${lead ? 'Contact' : 'Lead'}.`,
        why: 'A person is a Lead before conversion and a Contact after it; between the two the stage is lost.',
        advice: 'Name a field on both.',
      },
    ];
  }
  if (lead.api.toLowerCase() === contact.api.toLowerCase()) return [];
  return [
    {
      ...about('salesforce/mapping', 'warning', contact.place),
      message: `${field} is ${quoted(lead.api)} on Lead and ${quoted(contact.api)} on Contact.`,
      why: 'Marketo makes one field of its own out of two custom fields when their API names are the same.',
      advice: 'Use one API name on both objects.',
    },
  ];
}

/** What concerns a picklist as a whole: values that are no stage, and the order. */
function valueListFindings<P>(
  { expected, values }: ComparedField<P>,
  { lifecycle }: StageExpectation<P>,
): SalesforceFinding<P>[] {
  const findings: SalesforceFinding<P>[] = [];
  const { extra, disorder } = values;
  if (extra.length > 0) {
    const [are, value] = extra.length === 1 ? ['is no stage', 'the value'] : ['are no stages', 'the values'];
    findings.push({
      ...about('salesforce/values-differ', 'warning', expected.place),
      message: `${nameOf(expected)} also offers ${quotedList(extra)}, which ${are} of lifecycle ${quoted(lifecycle)}.`,
      why: 'A person who gets there waits for campaigns that do not exist.',
      advice: `Add ${value} to the lifecycle, or move the records that hold ${value} and deactivate ${value} in Salesforce.`,
    });
  }
  if (disorder) {
    findings.push({
      ...about('salesforce/values-differ', 'information', expected.place),
      message: `${nameOf(expected)} lists ${quoted(disorder.later)} before ${quoted(disorder.earlier)}, the lifecycle after it.`,
      why: "Salesforce sorts lists and reports by the order of the picklist's values.",
      advice: 'Reorder the values in Salesforce.',
    });
  }
  return findings;
}

/** What concerns one stage; the same difference on several objects is told once. */
function stageFindings<P>(
  stage: StageValue<P>,
  compared: readonly ComparedField<P>[],
): SalesforceFinding<P>[] {
  const groups = new Map<string, { difference: StageDifference; fields: ComparedField<P>[] }>();
  for (const field of compared) {
    const difference = field.values.stages.get(stage.name);
    if (!difference) continue;
    const key = JSON.stringify(difference);
    const group = groups.get(key);
    if (group) group.fields.push(field);
    else groups.set(key, { difference, fields: [field] });
  }
  return [...groups.values()].map(({ difference, fields }) => {
    const names = fields.map(({ expected }) => nameOf(expected));
    const restricted = fields.some(({ field }) => field.restricted);
    const related = fields.map(({ expected }) => ({
      message: `${nameOf(expected)} is named here.`,
      place: expected.place,
    }));
    return {
      ...about('salesforce/values-differ', 'error', stage.place),
      ...differenceInWords(stage.name, difference, names, restricted),
      related,
    };
  });
}

function about<P>(
  rule: SalesforceFinding<P>['rule'],
  severity: SalesforceSeverity,
  place: P,
): Pick<SalesforceFinding<P>, 'rule' | 'severity' | 'place' | 'related'> {
  return { rule, severity, place, related: [] };
}
