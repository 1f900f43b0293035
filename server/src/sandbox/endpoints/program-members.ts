import { z } from 'zod';
import { type Campaigns, readCampaigns } from '../life/campaigns.ts';
import type { Instance } from '../instance.ts';
import { joinProgram, statusesOf, statusIn } from '../people/join-program.ts';
import { leadNotFound, pastThisStatus } from '../people/reason.ts';
import { refused, success } from '../protocol/answer.ts';
import { post, writeLeads, type Endpoint } from '../protocol/endpoint.ts';
import { body, integer, path } from '../protocol/parameter.ts';
import type { Program, ProgressionStatus } from '../store/records.ts';
import { countProblem } from './leads.ts';

const statusRequest = z.object({ statusName: z.string(), input: z.array(z.object({ leadId: z.int() })) });

export const programMemberEndpoints: readonly Endpoint[] = [
  post('json', {
    path: '/rest/v1/programs/{programId}/members/status.json',
    permissions: writeLeads,
    parameters: { programId: path(integer), syncProgramMemberStatusRequest: body(statusRequest) },
    handle: (instance, { programId, syncProgramMemberStatusRequest: { statusName, input } }) => {
      const program = instance.store.programs.get(programId);
      if (program === undefined) return refused(1013, `Program '${programId}' not found`);
      const status = statusesOf(instance, program).find(({ name }) => name === statusName);
      if (status === undefined) return refused(1025, 'Program status not found');
      const refusal = countProblem(input);
      if (refusal !== undefined) return refusal;
      const campaigns = readCampaigns(instance);
      return success(
        ...input.map(({ leadId }, seq) => ({
          seq,
          leadId,
          ...setStatus(instance, campaigns, program, status, leadId),
        })),
      );
    },
  }),
];

/** Members move forward by the step numbers of their channel's statuses; equal numbers allow both ways. */
function setStatus(
  instance: Instance,
  campaigns: Campaigns,
  program: Program,
  status: ProgressionStatus,
  leadId: number,
): Record<string, unknown> {
  const person = instance.store.people.get(leadId);
  if (person === undefined) return { status: 'skipped', reasons: [leadNotFound] };
  const name = statusIn(person, program);
  const before = statusesOf(instance, program).find((known) => known.name === name);
  if (before !== undefined && (before.step > status.step || before === status)) {
    return { status: 'skipped', reasons: [pastThisStatus] };
  }
  const isMember = person.programs.has(program.id);
  joinProgram(instance, campaigns, person, program, status.name);
  return { status: isMember ? 'updated' : 'created' };
}
