import type { Feature } from './session.ts';
import { work } from './work.ts';

/** The requests behind the extension's commands. */
export const commands: readonly Feature[] = [
  work('lifecycle/graph', async () => (await import('./graph.ts')).graph),
  work('lifecycle/race', async () => (await import('./show-race.ts')).race),
  work('lifecycle/instances', async () => (await import('./instances.ts')).instances),
  work('lifecycle/plan', async () => (await import('./plan.ts')).plan),
  work('lifecycle/deploy', async () => (await import('./deploy.ts')).deploy),
  work('lifecycle/verify', async () => (await import('./verify.ts')).verify),
  work('lifecycle/buildSheet', async () => (await import('./build-sheet.ts')).buildSheet),
  work('lifecycle/startSandbox', async () => (await import('./sandbox.ts')).startSandbox),
  work('lifecycle/stopSandbox', async () => (await import('./sandbox.ts')).stopSandbox),
  work('lifecycle/salesforceCheck', async () => (await import('./salesforce-check.ts')).salesforceCheck),
];
