import { workspace } from 'vscode';
import type { Disposable } from 'vscode';
import {
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
  WorkDoneProgress,
} from 'vscode-languageclient/node';
import type {
  LanguageClientOptions,
  WorkDoneProgressBegin,
  WorkDoneProgressEnd,
  WorkDoneProgressReport,
} from 'vscode-languageclient/node';
import type { ClientOptions } from '../../../server/src/lsp/protocol.ts';
import type { Log } from './logging.ts';

export type WorkProgress = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;
export type ServerState = 'starting' | 'running' | 'stopped';

const states: Readonly<Record<State, ServerState>> = {
  [State.Stopped]: 'stopped',
  [State.Starting]: 'starting',
  [State.Running]: 'running',
  [State.StartFailed]: 'stopped',
};

/** The connection to the server's process. It starts the process when asked to, and again after a crash. */
export class Connection extends LanguageClient {
  /** @param module the server's file, run by the Node of the extension host */
  constructor(
    module: string,
    documentSelector: NonNullable<LanguageClientOptions['documentSelector']>,
    log: Log,
  ) {
    super(
      'lifecycle',
      'Lifecycle',
      { module, transport: TransportKind.ipc },
      {
        documentSelector,
        outputChannel: log.channel,
        traceOutputChannel: log.channel,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        synchronize: {
          fileEvents: workspace.createFileSystemWatcher('**/{*.lifecycle,lifecycle.config.json}'),
        },
        diagnosticPullOptions: { onChange: true, onTabs: true },
        markdown: { supportHtml: false },
        initializationOptions: { commands: ['lifecycle.showRace'] } satisfies ClientOptions,
      },
    );
  }

  onState(handler: (state: ServerState) => void): Disposable {
    return this.onDidChangeState(({ newState }) => handler(states[newState]));
  }

  onWork(token: string, handler: (value: WorkProgress) => void): Disposable {
    return this.onProgress(WorkDoneProgress.type, token, handler);
  }
}
