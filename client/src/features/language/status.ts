import { LanguageStatusSeverity, languages, workspace } from 'vscode';
import type { Disposable, LanguageStatusItem } from 'vscode';
import { selectedInstance } from '../../infrastructure/instances.ts';
import { documents } from '../../infrastructure/language-client.ts';
import type { Server, ServerState } from '../../infrastructure/language-client.ts';

/** Two lines in the language status of `.lifecycle` files: the server's state, and the instance that commands use. */
export function showStatus(server: Server): Disposable[] {
  const state = languages.createLanguageStatusItem('lifecycle.server', documents);
  state.name = 'Lifecycle Language Server';
  showState(state, server.state);

  const instance = languages.createLanguageStatusItem('lifecycle.instance', documents);
  instance.name = 'Lifecycle Instance';
  instance.command = { title: 'Select', command: 'lifecycle.selectInstance' };
  showInstance(instance);

  return [
    state,
    instance,
    server.onDidChangeState((changed) => showState(state, changed)),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('lifecycle.instance')) showInstance(instance);
    }),
  ];
}

function showState(item: LanguageStatusItem, state: ServerState): void {
  const texts: Readonly<Record<ServerState, string>> = {
    starting: 'Starting',
    running: 'Checking as you type',
    stopped: 'Stopped: files are not checked',
  };
  item.text = texts[state];
  item.busy = state === 'starting';
  item.severity = state === 'stopped' ? LanguageStatusSeverity.Error : LanguageStatusSeverity.Information;
  item.command =
    state === 'stopped'
      ? { title: 'Restart', command: 'lifecycle.restartServer' }
      : { title: 'Show Log', command: 'lifecycle.showLog' };
}

function showInstance(item: LanguageStatusItem): void {
  const selected = selectedInstance();
  item.text = selected === undefined ? 'No instance selected' : `Instance: ${selected}`;
}
