import { defineConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { endThread, residentPool } from './resident-pool.ts';

const tests = process.env['LIFECYCLE_TESTS']?.split(' ') ?? ['test/rules/**/*.test.ts'];

/** The runner of the mutation tests asks for threads of its own; this puts the one that stays in their place. */
const resident: Plugin = {
  name: 'resident',
  configureVitest: ({ project, vitest }) => {
    project.config.pool = residentPool.name;
    project.config.poolRunner = residentPool;
    vitest.onClose(endThread);
  },
};

/** The first failure ends a run: the examples of the rule come first, those that need proofs last. */
class CheapestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => tests.findIndex((test) => moduleId.endsWith(test));
    return files.toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  plugins: [resident],
  test: {
    include: tests,
    isolate: false,
    testTimeout: 30_000,
    reporters: [],
    // A run that hangs takes its process with it; the next one finds what was transformed.
    fsModuleCache: true,
    fsModuleCachePath: 'coverage/mutation/modules',
    sequence: { sequencer: CheapestFirst },
  },
});
