import { ConfigurationTarget, window, workspace } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Instance } from '../../../server/src/lsp/protocol.ts';
import type { Server } from './language-client.ts';
import { currentProject } from './project.ts';

/** The name in the setting `lifecycle.instance`; undefined when none was chosen. */
export function selectedInstance(): string | undefined {
  const name = workspace.getConfiguration('lifecycle').get<string>('instance', '');
  return name === '' ? undefined : name;
}

/** Keeps the choice with the workspace where there is one, else with the person. */
export async function selectInstance(name: string): Promise<void> {
  const target =
    workspace.workspaceFolders === undefined ? ConfigurationTarget.Global : ConfigurationTarget.Workspace;
  await workspace.getConfiguration('lifecycle').update('instance', name, target);
}

/** The instances of the project at hand, the local sandbox last. */
export async function listInstances(server: Server): Promise<readonly Instance[]> {
  return server.request('lifecycle/instances', currentProject());
}

/** The selected instance where it still exists, else the one that the person picks. */
export async function instanceToUse(server: Server, title: string): Promise<Instance | undefined> {
  const instances = await listInstances(server);
  const selected = selectedInstance();
  return instances.find(({ name }) => name === selected) ?? pickInstance(instances, title);
}

/** Asks which instance is meant; the selected one comes first. Undefined: the person cancelled. */
export async function pickInstance(
  instances: readonly Instance[],
  title: string,
): Promise<Instance | undefined> {
  const selected = selectedInstance();
  const ordered = instances.toSorted((a, b) => Number(b.name === selected) - Number(a.name === selected));
  const picked = await window.showQuickPick(ordered.map(item), { title, placeHolder: 'Which Marketo?' });
  return picked?.instance;
}

/** What an instance is called on screen. */
export function titleOf(instance: Instance): string {
  return instance.kind === 'local' ? 'Local sandbox' : instance.name;
}

const kinds: Readonly<Record<Instance['kind'], { readonly icon: string; readonly description: string }>> = {
  local: { icon: 'vm', description: 'a Marketo on this machine, started if needed' },
  sandbox: { icon: 'beaker', description: 'sandbox' },
  production: { icon: 'server-environment', description: 'production' },
};

function item(instance: Instance): QuickPickItem & { readonly instance: Instance } {
  const { icon, description } = kinds[instance.kind];
  return {
    label: `$(${icon}) ${titleOf(instance)}`,
    description,
    ...(instance.endpoint === undefined ? {} : { detail: instance.endpoint }),
    instance,
  };
}
