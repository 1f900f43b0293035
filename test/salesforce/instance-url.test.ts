import { expect, it } from 'vitest';
import { readInstanceUrl } from '../../server/src/salesforce/instance-url.ts';

it.each([
  ['https://acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
  [' https://acme.my.salesforce.com/services/data/ ', 'https://acme.my.salesforce.com'],
  ['https://ACME.lightning.force.com/lightning/o/Lead/list', 'https://acme.my.salesforce.com'],
  ['https://acme--dev.sandbox.lightning.force.com', 'https://acme--dev.sandbox.my.salesforce.com'],
  ['https://acme.my.salesforce-setup.com/lightning/setup', 'https://acme.my.salesforce.com'],
  ['https://user:word@acme.my.salesforce.com', 'https://acme.my.salesforce.com'],
  ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
])('reads %s as %s', (text, url) => {
  expect(readInstanceUrl(text)).toEqual({ ok: true, value: url });
});

it.each([
  ['', 'is not the address'],
  ['acme.my.salesforce.com', 'is not the address'],
  ['http://acme.my.salesforce.com', 'must begin with https://'],
  ['http://127.0.0.1.evil.example', 'must begin with https://'],
  ['javascript:alert(1)', 'is not the address'],
  ['https://login.salesforce.com', 'is the login page of all orgs'],
  ['https://acme.lightning.sfcrmapps.cn', 'has no API'],
])('refuses %j', (text, words) => {
  expect(readInstanceUrl(text)).toMatchObject({
    ok: false,
    failure: { message: expect.stringContaining(words) },
  });
});
