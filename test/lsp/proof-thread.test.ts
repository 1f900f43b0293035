import { expect, it } from 'vitest';
import { Proofs } from '../../server/src/lsp/proofs.ts';
import { createProject, type Project } from '../../server/src/lsp/project.ts';
import { defaultSettings } from '../../server/src/lsp/settings.ts';
import type { Session } from '../../server/src/lsp/session.ts';
import { openProver, type Prover } from '../../server/src/threads/index.ts';
import { raceFixtures } from '../races/fixtures.ts';

const racing = raceFixtures[0]?.bad.text ?? '';

/** A session with one file, whose proofs come from the provers given: one for each time that the thread is started. */
function sessionWith(open: () => Promise<Prover>) {
  const project: Project = createProject(undefined, defaultSettings, () => undefined);
  const log: string[] = [];
  let told: () => void = () => undefined;
  const toldAgain = (): Promise<void> => new Promise((resolve) => (told = resolve));
  const session = {
    client: { capabilities: {}, folders: [], commands: [] },
    log: { error: (message: string, cause: unknown) => log.push(`${message} ${String(cause)}`) },
    logDefect: () => undefined,
    projects: { byName: new Map([['a', project]]), all: [project] },
    diagnostics: { proved: () => told() },
  };
  let opened = 0;
  const proofs = new Proofs(session as unknown as Session, () => {
    opened += 1;
    return open();
  });
  let version = 0;
  /** Types something, and waits until it has been looked at. */
  const type = async (text: string): Promise<void> => {
    version += 1;
    project.put('a', { version, getText: () => text });
    const seen = toldAgain();
    proofs.due();
    await seen;
  };
  const isRacing = (): boolean => project.findings('a').some(({ rule }) => rule.startsWith('race/'));
  return { proofs, project, log, toldAgain, type, isRacing, opened: () => opened };
}

function dying(reason: Error): Prover {
  const die = () => Promise.reject(reason);
  const leave = () => Promise.resolve();
  return { prove: die, repairs: die, interrupt: () => undefined, forget: () => undefined, close: leave };
}

const outOfMemory = Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });

it('goes on without races when the thread dies, says so, and starts it again with the next change', async () => {
  let provers = 0;
  const { proofs, log, type, isRacing, opened } = sessionWith(() => {
    provers += 1;
    return provers === 1 ? Promise.resolve(dying(new Error('fell over'))) : openProver();
  });
  await proofs.enable(true);
  await type(racing);
  expect(log).toEqual([
    expect.stringMatching(/^Looking for races broke down; .* again after the next change\..*fell over$/),
  ]);
  expect(isRacing()).toBe(false);
  await type(`${racing}\n`);
  expect(isRacing()).toBe(true);
  expect([log.length, opened()]).toEqual([1, 2]);
  await proofs.enable(false);
});

it('does not try a text again at which the thread died', async () => {
  const { proofs, type, opened } = sessionWith(() => Promise.resolve(dying(outOfMemory)));
  await proofs.enable(true);
  await type(racing);
  proofs.due();
  expect(proofs.isWaiting).toBe(true);
  await waiting(proofs);
  expect(opened()).toBe(1);
});

it('says that the memory ran out, of a real thread with hardly any', async () => {
  const { proofs, log, type, isRacing } = sessionWith(() => openProver({ memory: 4 }));
  await proofs.enable(true);
  await type(racing);
  expect(log).toEqual([expect.stringMatching(/^Looking for races needs more than the \d+ MB of memory/)]);
  expect(isRacing()).toBe(false);
});

it('gives up when the thread dies again and again', async () => {
  const { proofs, log, type, opened, project } = sessionWith(() =>
    Promise.resolve(dying(new Error('again'))),
  );
  await proofs.enable(true);
  for (const count of [1, 2, 3]) await type(`${racing}${'\n'.repeat(count)}`);
  project.put('a', { version: 9, getText: () => racing });
  proofs.due();
  await waiting(proofs);
  expect(opened()).toBe(3);
  expect(log).toHaveLength(3);
  expect(log[2]).toMatch(/^Looking for races broke down; .* not tried any more\. Restart the server/);
});

it('says so, too, when the thread cannot even be started', async () => {
  const { proofs, log, type } = sessionWith(() => Promise.reject(new Error('no such file')));
  await proofs.enable(true);
  await type(racing);
  expect(log).toEqual([expect.stringMatching(/no such file$/)]);
});

/** Until what was due has begun, and has had time to ask somebody. */
async function waiting(proofs: Proofs): Promise<void> {
  while (proofs.isWaiting) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setImmediate(resolve));
}
