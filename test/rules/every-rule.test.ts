import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { registry } from '../../server/src/rules/index.ts';
import { variants } from './variants/index.ts';

/** Cases beside the examples of its page: of them a near miss is one of which the rule says nothing. */
interface Cases {
  readonly all: number;
  readonly nearMisses: number;
}

it.each([...registry.values()])(
  '$id has three cases beside its page, a near miss among them',
  ({ id, namesRepairs }) => {
    const { all, nearMisses } = casesOf(id);
    expect(all).toBeGreaterThanOrEqual(3);
    // What names repairs is silent anyway.
    if (namesRepairs !== true) expect(nearMisses).toBeGreaterThanOrEqual(1);
  },
);

function casesOf(rule: string): Cases {
  const { same, nearMisses } = variants[rule] ?? { same: [], nearMisses: [] };
  const file = new URL(`./${rule}.test.ts`, import.meta.url);
  const written = existsSync(file)
    ? readFileSync(file, 'utf8')
        .split(/^it(?:\.each)?\(/m)
        .slice(1)
    : [];
  return {
    all: same.length + nearMisses.length + written.length,
    nearMisses: nearMisses.length + written.flatMap(silentIn).length,
  };
}

/** Texts that are checked without a mark for a finding: the rule has to be silent about them. */
function silentIn(written: string): string[] {
  const checked = written.split(/\bexpect(?:Findings|All|Nothing)\(/).slice(1);
  return checked.filter((text) => !/\/\*!|\bdue\b|\bmark\b/.test(text));
}
