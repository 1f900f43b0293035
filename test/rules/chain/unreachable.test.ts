import { expect, it } from 'vitest';
import { testerFor } from '../rule-tester.ts';

const { expectFindings } = testerFor('chain/unreachable');
const mark = '/*! chain/unreachable */ ';

const flow = (step: string) => `  flow { ${step} }\n}\n`;
const change = 'Change Data Value [Country] to "DE"';
/** The files chain campaigns at all. */
const chain = `campaign "Start" {\n  trigger Person is Created\n${flow('Request Campaign "Called"')}campaign "Called" {\n  trigger Campaign is Requested "Marketo Flow Action"\n${flow(change)}`;
const alone = (trigger: string, mark = '', setting = '') =>
  `campaign ${mark}"Alone" {\n  ${setting}qualify every time\n  ${trigger}\n${flow(change)}`;
const requested = 'trigger Campaign is Requested "Marketo Flow Action"';

it('finds campaigns that nobody requests or executes', () => {
  const [finding] = expectFindings(chain + alone(requested, mark));
  expect(finding?.message).toBe(
    'Nothing starts "Alone": it waits to be requested by a flow step, and no campaign requests it.',
  );
  expect(finding?.unnecessary).toBe(true);
  expect(expectFindings(chain + alone('executable', mark))[0]?.message).toContain('no campaign executes it');
});

it('does not count inactive callers, nor the campaign itself', () => {
  const caller = `campaign "Old" {\n  inactive\n  trigger Person is Created\n${flow('Request Campaign "Alone"')}`;
  const [finding] = expectFindings(chain + caller + alone(requested, mark));
  expect(finding?.message).toContain('only inactive campaigns do');
  expect(finding?.related.map(({ message }) => message)).toEqual(['"Old" would, but is inactive']);
  expectFindings(chain + alone(requested, mark).replace(change, 'Request Campaign "Alone"'));
});

it('speaks of the first campaign of a chain that nothing starts, not of all of them', () => {
  const second = `campaign "Second" {\n  ${requested}\n${flow(change)}`;
  expectFindings(chain + alone(requested, mark).replace(change, 'Request Campaign "Second"') + second);
});

it('knows other ways in', () => {
  for (const trigger of [
    'trigger Campaign is Requested is any',
    'trigger Campaign is Requested "Web Service API"',
    `${requested}\n  trigger Fills Out Form "Demo"`,
    `${requested}\n  trigger Fils Out Frm "Demo"`,
    'filter [Country] is "DE"',
  ])
    expectFindings(chain + alone(trigger));
  expectFindings(chain + alone(requested, '', 'inactive\n  '));
});

it('listens to external campaigns', () => {
  expectFindings(`${chain}${alone(requested)}external campaign "Elsewhere" { requests "Alone" }\n`);
  const [finding] = expectFindings(`${chain}${alone(requested, mark)}external campaign "Elsewhere"\n`);
  expect(finding?.severity).toBe('information');
});

it('is silent where the files chain nothing', () => {
  expectFindings(alone(requested) + alone('executable').replace('Alone', 'Other'));
});
