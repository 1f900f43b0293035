import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Threads and processes that tests start load TypeScript as it is, and Node strips the types with a WebAssembly module, in
// each of them anew: that is most of what a short-lived thread does. What is cached is stripped once. It is also the
// one thing that such threads do and those of the shipped bundle do not: twice, among thousands of runs, V8 has crashed in
// a process with such threads, and it could not be made to do so again.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(
  new URL('../node_modules/.cache/compiled', import.meta.url),
);

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/**/*.test.ts', 'server/src/**/*.test.ts'],
    exclude: ['test/vscode/**', '**/node_modules/**'],
    testTimeout: 30_000,
  },
});
