import type { Answer, Connection } from '../../marketo/index.ts';
import { mcpMemoryPath } from '../../project/index.ts';
import { localSandbox, type SignedIn } from './instance.ts';

/** @param root the project's folder, which keeps what was learnt of the instance's tools. */
export async function connectAs(
  { instance, credentials }: SignedIn,
  root: string,
): Promise<Answer<Connection>> {
  const { connect, instanceLimits, memoryInFile } = await import('../../marketo/index.ts');
  // Nobody else uses the local Marketo: all that an instance allows is ours.
  const limits = instance.name === localSandbox ? { limits: instanceLimits } : {};
  const mcpMemory = memoryInFile(mcpMemoryPath(root, instance.name));
  return connect(instance, credentials, { ...limits, mcpMemory });
}
