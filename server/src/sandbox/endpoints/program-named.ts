import type { Instance } from '../instance.ts';
import type { Program } from '../store/records.ts';

/** Names of programs are unique in the instance. */
export function programNamed(instance: Instance, name: string): Program | undefined {
  return [...instance.store.programs.values()].find((program) => program.name === name);
}
