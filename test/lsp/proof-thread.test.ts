import { expect, it } from 'vitest';
import { Proofs } from '../../server/src/lsp/proofs.ts';
import { createProject, type Project } from '../../server/src/lsp/project.ts';
import { defaultSettings } from '../../server/src/lsp/settings.ts';
import type { Session } from '../../server/src/lsp/session.ts';
import type { Prover } from '../../server/src/threads/index.ts';
import { raceFixtures } from '../races/fixtures.ts';

const racing = raceFixtures[0]?.bad.text ?? '';

/** A session with one file, whose proofs come from the prover given. */
function sessionWith(open: () => Promise<Prover>) {
  const project: Project = createProject(undefined, defaultSettings, () => undefined);
  project.put('a', { version: 1, getText: () => racing });
  const log: string[] = [];
  let told: () => void = () => undefined;
  const toldAgain = (): Promise<void> => new Promise((resolve) => (told = resolve));
  const session = {
    client: { capabilities: {}, folders: [], commands: [] },
    log: { error: (message: string, cause: unknown) => log.push(`${message} ${String(cause)}`) },
    projects: { byName: new Map([['a', project]]), all: [project] },
    diagnostics: { proved: () => told() },
  };
  const proofs = new Proofs(session as unknown as Session, open);
  return { proofs, project, log, toldAgain };
}

it('goes on without races when the thread dies, and says so in the log', async () => {
  let asked = 0;
  const dying: Prover = {
    prove: () => {
      asked += 1;
      return Promise.reject(new Error('out of memory'));
    },
    interrupt: () => undefined,
    forget: () => undefined,
    close: () => Promise.resolve(),
  };
  const { proofs, project, log, toldAgain } = sessionWith(() => Promise.resolve(dying));
  const told = toldAgain();
  await proofs.enable(true);
  await told;
  expect(log).toEqual([
    expect.stringMatching(/^Races are not looked for any more.* Restart .*out of memory$/),
  ]);
  expect(project.findings('a')).toEqual([]);
  // It is over: nobody is asked again for every change.
  proofs.due();
  expect(proofs.isWaiting).toBe(false);
  expect(asked).toBe(1);
});

it('says so, too, when the thread cannot even be started', async () => {
  const { proofs, log, toldAgain } = sessionWith(() => Promise.reject(new Error('no such file')));
  const told = toldAgain();
  await proofs.enable(true);
  await told;
  expect(log).toHaveLength(1);
});
