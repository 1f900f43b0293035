import type { StageDifference } from './compare-values.ts';
import type { SalesforceFinding } from './finding.ts';
import { joined, quoted } from './wording.ts';

/**
 * What is wrong with one stage.
 * @param fields where it is so: `Lead.Lifecycle_Stage__c`.
 * @param restricted whether one of them refuses values that are not on its list.
 */
export function differenceInWords(
  name: string,
  difference: StageDifference,
  fields: readonly string[],
  restricted: boolean,
): Pick<SalesforceFinding<never>, 'severity' | 'message' | 'why' | 'advice'> {
  const stage = quoted(name);
  const where = joined(fields, 'and');
  // Salesforce's word for the refusal is INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST.
  const harm = restricted
    ? 'Salesforce refuses the sync of every person whom Marketo puts into this stage.'
    : 'The sync writes a value that nobody can choose in Salesforce.';
  switch (difference.kind) {
    case 'missing':
      return {
        severity: 'error',
        message: `${stage} is not an active value of ${joined(fields, 'or')}.`,
        why: harm,
        advice: 'Add it there with exactly this API name, or activate it again, before Marketo writes it.',
      };
    case 'inactive':
      return {
        severity: 'error',
        message: `${stage} is an inactive value of ${where}.`,
        why: harm,
        advice: 'Activate it in Salesforce, or take the stage out of the lifecycle.',
      };
    case 'label-only':
      return {
        severity: 'error',
        message: `${stage} is only a label on ${where}; the API name of the value is ${quoted(difference.value)}.`,
        why: `The sync exchanges API names. ${harm}`,
        advice: 'Make the stage and the API name the same.',
      };
    case 'case':
      return {
        severity: 'warning',
        message: `${stage} is spelled ${quoted(difference.value)} on ${where}.`,
        why: 'Some comparisons take the two spellings for one stage, others do not.',
        advice: 'Use one spelling on both sides.',
      };
  }
  return {
    severity: 'information',
    message: `${stage} is shown as ${quoted(difference.label)} on ${where}.`,
    why: 'People in Salesforce and people in Marketo read different words for one stage.',
    advice: "Make the value's label the stage's name.",
  };
}
