import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, type IGrammar, parseRawGrammar, Registry } from 'vscode-textmate';
import { beforeAll, expect, it } from 'vitest';
import { semanticTokens } from '../../server/src/ide/index.ts';
import { outputs } from '../../server/tools/generate-grammar.ts';
import { modelOf, uri } from './sample.ts';

let grammar: IGrammar;

beforeAll(async () => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm);
  const source = (await outputs()).get('grammars/lifecycle.tmLanguage.json') ?? '';
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: () => Promise.resolve(parseRawGrammar(source, 'lifecycle.json')),
  });
  const loaded = await registry.loadGrammar('source.lifecycle');
  if (loaded === null) throw new Error('The grammar was not loaded.');
  grammar = loaded;
});

/** The innermost scope, without its ending, of the text between « and ». */
function scopeOf(source: string): string {
  const from = source.indexOf('«');
  const text = source.replace('«', '').replace('»', '');
  const lines = text.split('\n');
  let stack = INITIAL;
  let at = 0;
  for (const line of lines) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    const token = tokens.find(({ startIndex, endIndex }) => at + startIndex <= from && from < at + endIndex);
    if (from >= at && from <= at + line.length)
      return token?.scopes.at(-1)?.replace(/\.lifecycle$/, '') ?? '';
    stack = ruleStack;
    at += line.length + 1;
  }
  return '';
}

/** The semantic token that covers exactly the text between « and ». */
function meaningOf(source: string): string {
  const start = source.indexOf('«');
  const end = source.indexOf('»') - 1;
  const text = source.replace('«', '').replace('»', '');
  const token = semanticTokens(modelOf(text), uri).find((candidate) => candidate.start === start);
  if (token === undefined || token.end !== end) return '';
  return token.modifier === undefined ? token.type : `${token.type}.${token.modifier}`;
}

const inCampaign = (line: string): string => `campaign "X" {\n  ${line}\n}`;
const inFlow = (line: string): string => inCampaign(`flow {\n    ${line}\n  }`);

const cases: readonly (readonly [source: string, scope: string, meaning: string])[] = [
  ['«campaign» "010 - Sort" {}', 'keyword.declaration', 'keyword'],
  ['campaign «"010 - Sort"» {}', 'entity.name.function', 'function.declaration'],
  ['«smart» list "X" {}', 'keyword.declaration', 'keyword'],
  ['smart list «"X"» {}', 'entity.name.type', 'class.declaration'],
  ['external «form» "X"', 'storage.type', ''],
  ['field «[Lead Grade]» string', 'variable.other.property', 'property.declaration'],
  ['field [Lead Grade] «string»', 'storage.type', ''],
  ['lifecycle "L" on [S] { stage «"1 - Known"» }', 'variable.other.enummember', 'enumMember.declaration'],
  ['«// a note»', 'comment.line.double-slash', 'comment'],
  ['«/// what it does»\nlist "X"', 'comment.line.documentation', 'comment.documentation'],
  ['// «lifecycle-ignore» slow/contains -- small list', 'keyword.other.suppression', ''],
  [inCampaign('«trigger» Fills Out Form "Demo"'), 'keyword.other', 'keyword'],
  [inCampaign('trigger «Fills Out Form» "Demo"'), 'support.function.trigger', 'event'],
  [inCampaign('trigger «Lead is Created»'), 'support.function.trigger', 'event'],
  [inCampaign('trigger «Webhook is Called» "X"'), 'support.function.trigger', 'event'],
  [inCampaign('filter «Webhook is Called» "X"'), 'support.class.filter', 'interface'],
  [
    inCampaign('trigger Added to Opportunity { «[Is Primary]» is true }'),
    'variable.other.property',
    'parameter',
  ],
  [inCampaign('filter «not» Member of List "X"'), 'keyword.control', 'keyword'],
  [inCampaign('filter not «Member of List» "X"'), 'support.class.filter', 'interface'],
  [inCampaign('filter «[Job Title]» contains "VP"'), 'variable.other.property', 'property'],
  [inCampaign('filter [Job Title] «not contains» "VP"'), 'keyword.operator.word', 'operator'],
  [inCampaign('filter [Hand Raised] is «true»'), 'constant.language', 'keyword.readonly'],
  [inCampaign('filter [Behavior Score] at least «50»'), 'constant.numeric', 'number'],
  [inCampaign('filter [Created At] after «2026-12-01»'), 'constant.numeric.date', 'number'],
  [inFlow('«Change Data Value» [Job Title] to "VP"'), 'support.function.step', 'method'],
  [inFlow('«change data value» [Job Title] to "VP"'), 'support.function.step', 'method'],
  [inFlow('Change Data Value [Job Title] «to» "VP"'), 'keyword.operator.word', 'operator'],
  [inFlow('Wait 5 «minutes»'), 'keyword.other.unit', ''],
  [inFlow('«if» [Job Title] is "VP" then Wait 1 day'), 'keyword.control', 'keyword'],
  [inFlow('if [Job Title] is "VP" «then» Wait 1 day'), 'keyword.control', 'keyword'],
  [inFlow('Change Data Value [Job Title] to «{{my.Title}}»'), 'constant.other.placeholder', 'macro'],
  [
    inFlow('Interesting Moment "Web" { [Description] is "Hi «{{lead.First Name}}»!" }'),
    'constant.other.placeholder',
    'macro',
  ],
  [inFlow('Send Alert "X" to owner // «then»'), 'comment.line.double-slash', ''],
];

it.each(cases)('colours %s as %s by its text and as "%s" by its meaning', (source, scope, meaning) => {
  expect({ scope: scopeOf(source), meaning: meaningOf(source) }).toEqual({ scope, meaning });
});

it('gives a campaign the same colour where it is declared and where it is requested', () => {
  const declared =
    'campaign «"A"» { trigger Campaign is Requested }\ncampaign "B" { flow { Request Campaign "A" } }';
  const requested =
    'campaign "A" { trigger Campaign is Requested }\ncampaign "B" { flow { Request Campaign «"A"» } }';
  expect([meaningOf(declared), meaningOf(requested)]).toEqual(['function.declaration', 'function']);
});

it('knows a stage among the values of the field that holds it', () => {
  const lifecycle = 'field [S] string\nlifecycle "L" on [S] { stage "A" }\n';
  expect(meaningOf(`${lifecycle}smart list "X" { filter [S] is «"A"» }`)).toBe('enumMember');
  expect(meaningOf(`${lifecycle}smart list "X" { filter [S] is «"B"» }`)).toBe('string');
});
