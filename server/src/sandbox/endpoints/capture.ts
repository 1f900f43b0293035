import { z } from 'zod';
import { type EngineEvent, text } from '../../engine/index.ts';
import type { Instance } from '../instance.ts';
import { type Campaigns, readCampaigns } from '../life/campaigns.ts';
import { happens } from '../life/occurrences.ts';
import { joinProgram, statusesOf } from '../people/join-program.ts';
import { keyNamed } from '../people/lookup.ts';
import { type LeadRecord, writePerson, writtenView, type Writing } from '../people/write-person.ts';
import { refused, success } from '../protocol/answer.ts';
import { post, writeLeads, type Endpoint } from '../protocol/endpoint.ts';
import { body } from '../protocol/parameter.ts';
import { missing } from '../protocol/refusals.ts';
import type { Program } from '../store/records.ts';
import { countProblem, leadRecords } from './leads.ts';
import { programNamed } from './program-named.ts';

const pushRequest = z.object({
  programName: z.string().optional(),
  programStatus: z.string().optional(),
  source: z.string().optional(),
  reason: z.string().optional(),
  lookupField: z.string().optional(),
  partitionName: z.string().optional(),
  input: leadRecords.optional(),
});

const submitRequest = z.object({
  formId: z.int(),
  programId: z.int().optional(),
  input: z
    .array(
      z.object({
        leadFormFields: z.record(z.string(), z.unknown()),
        visitorData: z
          .object({
            pageURL: z.string().optional(),
            queryString: z.string().optional(),
            leadClientIpAddress: z.string().optional(),
            userAgentString: z.string().optional(),
          })
          .optional(),
        cookie: z.string().optional(),
      }),
    )
    .length(1),
});

/** Calls that write a person and raise an event of their own: what a form or a page would do. */
export const captureEndpoints: readonly Endpoint[] = [
  post('json', {
    path: '/rest/v1/leads/push.json',
    permissions: writeLeads,
    parameters: { pushLeadToMarketoRequest: body(pushRequest) },
    handle: (instance, { pushLeadToMarketoRequest: request }) => {
      const { programName, programStatus, lookupField = 'email', input = [] } = request;
      if (programName === undefined) return missing('programName');
      const refusal = countProblem(input);
      if (refusal !== undefined) return refusal;
      const program = programNamed(instance, programName);
      if (program === undefined) return refused(1013, 'Program not found');
      const known = statusesOf(instance, program);
      const status =
        programStatus === undefined ? known[1] : known.find(({ name }) => name === programStatus);
      if (programStatus !== undefined && status === undefined)
        return refused(1025, 'Program status not found');
      const key = keyNamed(instance, lookupField);
      if (key !== 'id' && 'kind' in key) return key;
      const pushed = happens('Person is Pushed to Marketo', [
        ['Source', text(request.source ?? '')],
        ['Reason', text(request.reason ?? '')],
      ]);
      const writing: Writing = {
        action: 'createOrUpdate',
        key,
        keyName: lookupField,
        source: 'Web service API',
        events: [pushed],
      };
      const campaigns = readCampaigns(instance);
      return success(
        ...input.map((record) => capture(instance, campaigns, record, writing, program, status?.name)),
      );
    },
  }),
  post('json', {
    path: '/rest/v1/leads/submitForm.json',
    permissions: writeLeads,
    parameters: { submitFormRequest: body(submitRequest) },
    handle: (instance, { submitFormRequest: { formId, programId, input } }) => {
      const form = [...(instance.store.assets.get('form') ?? [])].find(([, id]) => id === formId)?.[0];
      if (form === undefined) return refused(1013, 'Form not found');
      const program = programId === undefined ? undefined : instance.store.programs.get(programId);
      if (programId !== undefined && program === undefined) return refused(1013, 'Program not found');
      const campaigns = readCampaigns(instance);
      const key = keyNamed(instance, 'email');
      if (key !== 'id' && 'kind' in key) return key;
      return success(
        ...input.map(({ leadFormFields, visitorData }) => {
          const events = [filledOut(form, visitorData ?? {})];
          const writing: Writing = {
            action: 'createOrUpdate',
            key,
            keyName: 'email',
            source: 'Web form fillout',
            events,
          };
          const status = program && statusesOf(instance, program)[1]?.name;
          return capture(instance, campaigns, leadFormFields, writing, program, status);
        }),
      );
    },
  }),
];

function filledOut(
  form: string,
  {
    pageURL,
    queryString,
    leadClientIpAddress,
    userAgentString,
  }: Readonly<Record<string, string | undefined>>,
): EngineEvent {
  return happens('Fills Out Form', [
    ['Form Name', text(form)],
    ['Web Page', text(pageURL ?? '')],
    ['Querystring', text(queryString ?? '')],
    ['Client IP Address', text(leadClientIpAddress ?? '')],
    ['User Agent', text(userAgentString ?? '')],
  ]);
}

/** Writes the person; who was written becomes a member of the program, where there is one. */
function capture(
  instance: Instance,
  campaigns: Campaigns,
  record: LeadRecord,
  writing: Writing,
  program: Program | undefined,
  status: string | undefined,
): Record<string, unknown> {
  const written = writePerson(instance, campaigns, record, writing);
  const isThere = written.status !== 'skipped' && instance.store.people.has(written.person.id);
  if (isThere && program !== undefined && status !== undefined && !written.person.programs.has(program.id)) {
    joinProgram(instance, campaigns, written.person, program, status);
  }
  return writtenView(written);
}
