import { expect, it } from 'vitest';
import { catalogue, tokenIsKnownNamespace } from '../../server/src/catalogue/index.ts';

it('knows the namespaces of tokens', () => {
  for (const name of [
    'lead',
    'company',
    'my',
    'program',
    'campaign',
    'system',
    'trigger',
    'member',
    'Company',
  ]) {
    expect(tokenIsKnownNamespace(name)).toBe(true);
  }
  for (const name of ['person', '', '__proto__', 'x'.repeat(1_000_000)])
    expect(tokenIsKnownNamespace(name)).toBe(false);
});

it('types the tokens that Marketo resolves itself', () => {
  const system = catalogue.tokenNamespace('system');
  expect(system?.open).toBe('fixed');
  expect(system?.tokens).toContainEqual({ name: 'dateTime', dataType: 'datetime' });
  expect(catalogue.tokenNamespace('trigger')?.tokens).toHaveLength(14);
});

it('leaves the names of fields and My Tokens open', () => {
  expect(catalogue.tokenNamespace('lead')?.open).toBe('person');
  expect(catalogue.tokenNamespace('company')?.open).toBe('company');
  expect(catalogue.tokenNamespace('my')?.open).toBe('declared');
});
