import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bind, type Binding } from '../../../server/src/marketo/mcp/bind.ts';
import { encode } from '../../../server/src/marketo/mcp/encode.ts';
import { operationNamed, toolOperations } from '../../../server/src/marketo/mcp/operations.ts';
import type { ToolArgument, ToolOperation } from '../../../server/src/marketo/mcp/operations.ts';

type Properties = Readonly<Record<string, unknown>>;

const whole = { type: 'integer' };
const text = { type: 'string' };
const reference = { type: 'object', properties: { id: whole, type: text }, required: ['id', 'type'] };

const addStep = operationNamed('add step');

function bound(operation: ToolOperation, properties: Properties, required = Object.keys(properties)) {
  const name = operation.tools[0] ?? '';
  const answer = bind(operation, [{ name, inputSchema: { type: 'object', properties, required } }]);
  return 'missing' in answer ? answer.missing : namesOf(answer.binding);
}

const namesOf = ({ properties }: Binding): Record<string, string> =>
  Object.fromEntries(
    [...properties].map(([name, { property, encoding }]) => [name, `${property} as ${encoding}`]),
  );

it.for<[string, Properties, Record<string, string>]>([
  [
    'by the names of REST',
    { id: whole, activityType: reference, index: whole },
    { id: 'id as number', activityType: 'activityType as object', index: 'index as number' },
  ],
  [
    'by synonyms',
    { smartCampaignId: whole, stepType: text, index: whole },
    { id: 'smartCampaignId as number', activityType: 'stepType as json', index: 'index as number' },
  ],
  [
    'in another spelling',
    { campaign_id: whole, activity_type: reference, Index: whole },
    { id: 'campaign_id as number', activityType: 'activity_type as object', index: 'Index as number' },
  ],
  [
    'as the one demanded property that is left of its kind',
    { id: whole, index: whole, step: reference },
    { id: 'id as number', activityType: 'step as object', index: 'index as number' },
  ],
  [
    'as an object, where a text would do as well',
    { id: whole, index: whole, activityType: { anyOf: [text, reference] } },
    { id: 'id as number', activityType: 'activityType as object', index: 'index as number' },
  ],
  [
    'over types that may be null, and numbers as texts',
    { id: { type: ['string', 'null'] }, index: { type: 'number' }, activityType: reference },
    { id: 'id as text', activityType: 'activityType as object', index: 'index as number' },
  ],
])('finds arguments %s', ([, properties, expected]) => {
  expect(bound(addStep, properties)).toEqual(expected);
});

it.for<[string, Properties, string]>([
  [
    'demanded without a meaning',
    { id: whole, activityType: reference, index: whole, workspace: text },
    'add_flow_step demands "workspace", and nobody knows what that is',
  ],
  [
    'of another form',
    { id: whole, activityType: reference, index: { type: 'boolean' } },
    '"index" of add_flow_step takes no number',
  ],
  [
    'without any form',
    { id: {}, activityType: reference, index: whole },
    '"id" of add_flow_step takes no number',
  ],
  [
    'meant twice',
    { smartCampaignId: whole, campaignId: whole, activityType: reference, index: whole },
    'add_flow_step may take "id" as "smartCampaignId" or "campaignId"',
  ],
  [
    'left over twice',
    { id: whole, index: whole, one: reference, other: reference },
    'add_flow_step could take "activityType" in more than one property',
  ],
  [
    'wanted by two',
    { activityType: reference, number: whole },
    'add_flow_step could take "id" in more than one property',
  ],
  [
    'a text that may be anything',
    { id: whole, index: whole, step: text },
    'add_flow_step has no property for "activityType"',
  ],
  [
    'an object that asks for more',
    { id: whole, index: whole, activityType: { ...reference, required: ['id', 'type', 'zone'] } },
    '"activityType" of add_flow_step takes no id with a type',
  ],
])('gives up on a property that is %s', ([, properties, reason]) => {
  expect(bound(addStep, properties)).toBe(reason);
});

it('says that the server has no such tool, or none with a schema', () => {
  expect(bind(addStep, [])).toEqual({ missing: 'the server has no tool add_flow_step' });
  expect(bind(addStep, [{ name: 'add_flow_step', inputSchema: undefined }])).toEqual({
    missing: 'add_flow_step has no input schema',
  });
});

it('does not take the steps of one campaign for the catalogue of steps', () => {
  const catalogue = operationNamed('step catalogue');
  expect(bound(catalogue, {})).toEqual({});
  expect(bound(catalogue, { id: whole })).toBe(
    'get_smart_campaign_flow_steps demands "id", and nobody knows what that is',
  );
});

it('does without what is only welcome, and says so when it is asked for', () => {
  const addRule = operationNamed('add rule');
  const properties = { id: whole, ruleId: reference, index: whole };
  const answer = bind(addRule, [
    { name: 'add_smart_list_rule', inputSchema: { properties, required: ['id'] } },
  ]);
  if ('missing' in answer) throw new Error(answer.missing);
  const given = { id: '7', ruleId: '{"id":13,"type":"activity"}', index: '1', trigger: 'false' };
  expect(encode(addRule, answer.binding, given)).toEqual({
    arguments: { id: 7, ruleId: { id: 13, type: 'activity' }, index: 1 },
  });
  expect(encode(addRule, answer.binding, { ...given, trigger: 'true' })).toEqual({ unbound: 'trigger' });
});

it('follows references inside the schema, and no further than it has to', () => {
  const schema = (properties: unknown, definitions: unknown) => ({
    properties,
    required: ['id', 'activityType', 'index'],
    $defs: definitions,
  });
  const properties = { id: whole, index: whole, activityType: { $ref: '#/$defs/Kind' } };
  const tool = (definitions: unknown) => [
    { name: 'add_flow_step', inputSchema: schema(properties, definitions) },
  ];
  expect(bind(addStep, tool({ Kind: reference }))).toHaveProperty('binding');
  for (const hostile of [{ Kind: { $ref: '#/$defs/Kind' } }, {}, undefined, { Kind: 7 }]) {
    expect(bind(addStep, tool(hostile))).toEqual({
      missing: '"activityType" of add_flow_step takes no id with a type',
    });
  }
});

// ── Any schema that means the same ──────────────────────────────────────────────────────────────────────

const forms: Readonly<Record<ToolArgument['kind'], readonly unknown[]>> = {
  integer: [whole, { type: 'number' }],
  text: [text],
  boolean: [{ type: 'boolean' }],
  reference: [reference, text, { anyOf: [text, reference] }, { oneOf: [reference, { type: 'null' }] }],
  list: [{ type: 'array', items: text }, text],
  order: [{ type: 'array', items: { type: 'object', properties: { id: whole, index: whole } } }, text],
  attributes: [{ type: 'object', additionalProperties: text }, { type: 'object' }, text],
};

const samples: Readonly<Record<ToolArgument['kind'], string>> = {
  integer: '1001',
  text: 'all',
  boolean: 'true',
  reference: '{"id":13,"type":"activity"}',
  list: 'plain,"with, comma","a ""quote"""',
  order: '[{"id":4,"index":1}]',
  attributes: '{"101":"1 day"}',
};

/** An operation with a schema whose names and forms are drawn from all that are allowed, in any order. */
const operationWithSchema = fc.constantFrom(...toolOperations).chain((operation) =>
  fc
    .tuple(
      ...operation.arguments.map((argument) =>
        fc.record({
          argument: fc.constant(argument),
          property: fc.constantFrom(argument.name, ...argument.synonyms),
          form: fc.constantFrom(...forms[argument.kind]),
        }),
      ),
    )
    .chain((chosen) => fc.shuffledSubarray(chosen, { minLength: chosen.length }))
    .filter((chosen) => new Set(chosen.map(({ property }) => property)).size === chosen.length)
    .map((chosen) => ({
      operation,
      chosen,
      tool: {
        name: operation.tools[0] ?? '',
        inputSchema: {
          type: 'object',
          properties: Object.fromEntries(chosen.map(({ property, form }) => [property, form])),
          required: chosen.map(({ property }) => property),
        },
      },
    })),
);

it('finds every argument, whatever its name and form, and says the same in it', () => {
  fc.assert(
    fc.property(operationWithSchema, ({ operation, chosen, tool }) => {
      const answer = bind(operation, [tool]);
      if ('missing' in answer) throw new Error(answer.missing);
      const given = Object.fromEntries(operation.arguments.map(({ name, kind }) => [name, samples[kind]]));
      const encoded = encode(operation, answer.binding, given);
      if ('unbound' in encoded) throw new Error(encoded.unbound);
      for (const { argument, property } of chosen) {
        expect(plainText(encoded.arguments[property], argument)).toBe(samples[argument.kind]);
      }
    }),
  );
});

/** Whatever was sent, as the text that REST takes. */
function plainText(value: unknown, { kind }: ToolArgument): string {
  if (kind === 'list' && Array.isArray(value)) {
    expect(value).toEqual(['plain', 'with, comma', 'a "quote"']);
    return samples.list;
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

it('never does without a demand that it does not understand', () => {
  fc.assert(
    fc.property(
      operationWithSchema,
      fc.constantFrom(whole, text, reference, {}),
      ({ operation, tool }, form) => {
        const { properties, required } = tool.inputSchema;
        const inputSchema = {
          properties: { ...properties, tenant: form },
          required: [...required, 'tenant'],
        };
        expect(bind(operation, [{ ...tool, inputSchema }])).toHaveProperty('missing');
      },
    ),
  );
});

it('comes through any schema that a server may send', () => {
  fc.assert(
    fc.property(fc.constantFrom(...toolOperations), fc.jsonValue(), (operation, inputSchema) => {
      const answer = bind(operation, [{ name: operation.tools[0] ?? '', inputSchema }]);
      if ('binding' in answer) expect(answer.binding.tool).toBe(operation.tools[0]);
      else expect(answer.missing).not.toBe('');
    }),
  );
});
