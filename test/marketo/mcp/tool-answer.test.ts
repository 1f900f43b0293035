import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readToolAnswer } from '../../../server/src/marketo/mcp/tool-answer.ts';

const said = (...texts: readonly string[]) => ({ content: texts.map((text) => ({ type: 'text', text })) });
const campaign = { id: 7, name: 'Sort' };
const fenced = `✅ Found it.\n\n\`\`\`json\n${JSON.stringify({ result: [campaign] }, undefined, 2)}\n\`\`\`\nAnything else?`;

it.for<[string, unknown, readonly unknown[]]>([
  ['structured content', { structuredContent: { result: [campaign] } }, [[campaign]]],
  ['structured content that is an array', { structuredContent: [campaign] }, [[campaign]]],
  [
    'structured content rather than its prose',
    { ...said('❌'), structuredContent: [campaign] },
    [[campaign]],
  ],
  ['fenced JSON in prose', said(fenced), [[campaign]]],
  ['JSON alone', said(JSON.stringify([campaign])), [[campaign]]],
  [
    'a record under its kind',
    said(`\`\`\`json\n{"campaign":${JSON.stringify(campaign)}}\n\`\`\``),
    [[{ campaign }], [campaign]],
  ],
  ['the first fence that holds JSON', said(`\`\`\`\nnone\n\`\`\`\n${fenced}`), [[campaign]]],
  ['a miss in words', said('No assets found for the given search criteria.'), [[]]],
])('reads %s', ([, result, readings]) => {
  expect(readToolAnswer(result)).toEqual({ kind: 'results', readings });
});

it.for([['✅ Step added.'], ['Rule was added successfully'], ['Success!']])(
  'takes "%s" for done',
  ([text = '']) => {
    expect(readToolAnswer(said(text))).toEqual({ kind: 'done' });
  },
);

it.for<[string, unknown, string | undefined]>([
  ['a marked error', { ...said('✅ or not (709)'), isError: true }, '709'],
  ['prose without a mark', said('The required tags Owner, Region are missing.'), undefined],
  ['prose that denies success', said('The call was not successful: error code 1003'), '1003'],
  ['a cross', said(`❌ Failed\n\`\`\`json\n{"result":[]}\n\`\`\``), undefined],
  [
    'an envelope that failed',
    { structuredContent: { success: false, errors: [{ code: 611, message: 'System error' }] } },
    '611',
  ],
  ['a limit', said('Too many requests, slow down'), '606'],
  ['an unfinished fence', said('```json\n{"result": [{"id": 1'), undefined],
  ['no content', {}, undefined],
  ['nothing at all', null, undefined],
])('takes %s for a failure', ([, result, code]) => {
  expect(readToolAnswer(result)).toMatchObject({ kind: 'failed', code });
});

it('does not take an id for a code', () => {
  expect(readToolAnswer(said('Smart Campaign 1013 is locked'))).toMatchObject({ code: undefined });
});

it('comes through whatever a server may send', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.jsonValue(),
        fc.string().map((text) => said(text)),
      ),
      (result) => {
        expect(['results', 'done', 'failed']).toContain(readToolAnswer(result).kind);
      },
    ),
  );
});
