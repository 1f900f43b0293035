import { type Connection, createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { Diagnostics } from './diagnostics.ts';
import { features } from './features.ts';
import { LocalSandbox } from './local-sandbox.ts';
import { createLog } from './log.ts';
import { Plans } from './plans.ts';
import { Projects } from './projects.ts';
import { Proofs } from './proofs.ts';
import { ProvedRepairs } from './proved-repairs.ts';
import type { Client, Session } from './session.ts';

/**
 * Starts the language server. Without a connection it speaks as the command line says: `--stdio`, `--node-ipc`,
 * `--socket=…` or `--pipe=…`.
 */
export function startServer(connection: Connection = createConnection(ProposedFeatures.all)): void {
  const log = createLog(connection);
  const client: Client = { capabilities: {}, folders: [], commands: [] };
  const projects = new Projects({
    onChange: () => {
      session.diagnostics.filesChanged();
      session.proofs.due();
    },
    onUnreadable: (message) => log.warn(message),
    onDefect: (defect) => session.logDefect(defect),
  });
  const session: Session = {
    connection,
    client,
    log,
    logDefect: ({ rule, message }) => log.error(`The rule ${rule} gave up: ${message}`),
    projects,
    documents: new Map(),
    sandbox: new LocalSandbox(),
    plans: new Plans(),
    get diagnostics(): Diagnostics {
      return diagnostics;
    },
    get proofs(): Proofs {
      return proofs;
    },
    get repairs(): ProvedRepairs {
      return repairs;
    },
  };
  const diagnostics = new Diagnostics(session);
  const proofs = new Proofs(session);
  const repairs = new ProvedRepairs(session);
  for (const feature of features) feature(session);
  connection.listen();
}

/** Serves one client over standard input and output until it says goodbye. @returns the exit code. */
export function serve(): Promise<number> {
  const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
  const ended = new Promise<number>((resolve) => {
    let wasShutDown = false;
    connection.onShutdown(() => {
      wasShutDown = true;
    });
    connection.onExit(() => resolve(wasShutDown ? 0 : 1));
  });
  startServer(connection);
  return ended;
}
