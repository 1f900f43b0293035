import type { Instance } from '../instance.ts';
import { success, type Answer } from '../protocol/answer.ts';
import { act, writeAssets, type Endpoint } from '../protocol/endpoint.ts';
import { integer, path } from '../protocol/parameter.ts';
import { notFound, ruleViolated } from '../protocol/refusals.ts';
import type { Program } from '../store/records.ts';

const target = '/rest/asset/v1/program/{id}';

/** Approval, which only email programs have. Source: programs page. */
export const approvalEndpoints: readonly Endpoint[] = [
  act({
    path: `${target}/approve.json`,
    permissions: writeAssets,
    parameters: { id: path(integer) },
    handle: (instance, { id }) =>
      emailProgram(instance, id, (program) => {
        if (program.approved) return ruleViolated(`Program ${program.name} is already approved`);
        // Its list and its email are no assets here; of what approval asks for, the date is what can be looked at.
        if (program.startDate === undefined) return ruleViolated(`Program ${program.name} has no start date`);
        program.approved = true;
        return success({ id });
      }),
  }),
  act({
    path: `${target}/unapprove.json`,
    permissions: writeAssets,
    parameters: { id: path(integer) },
    handle: (instance, { id }) =>
      emailProgram(instance, id, (program) => {
        if (!program.approved) return ruleViolated(`Program ${program.name} is not approved`);
        program.approved = false;
        return success({ id });
      }),
  }),
];

function emailProgram(instance: Instance, id: number, change: (program: Program) => Answer): Answer {
  const program = instance.store.programs.get(id);
  if (program === undefined) return notFound('Program');
  if (program.type !== 'Email') return ruleViolated(`Program ${program.name} is not an Email program`);
  return change(program);
}
