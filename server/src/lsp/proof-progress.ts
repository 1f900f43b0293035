import { WorkDoneProgress, WorkDoneProgressCreateRequest } from 'vscode-languageserver';
import type { Session } from './session.ts';

/** What takes less than this is over before anybody has read of it. */
const patience = 1000;

/** Shown in the editor once it has taken a second. Nobody has to cancel it: the next change does. */
export function proofProgress(
  { connection, client, log }: Session,
  title: string,
): {
  report(message: string): void;
  end(): void;
} {
  if (client.capabilities.window?.workDoneProgress !== true)
    return { report: () => undefined, end: () => undefined };
  const token = `lifecycle/proof/${crypto.randomUUID()}`;
  let latest = '';
  let hasEnded = false;
  let hasBegun = false;
  const begin = async (): Promise<void> => {
    await connection.sendRequest(WorkDoneProgressCreateRequest.type, { token });
    if (hasEnded) return;
    hasBegun = true;
    await connection.sendProgress(WorkDoneProgress.type, token, {
      kind: 'begin',
      title,
      message: latest,
    });
  };
  const timer = setTimeout(() => {
    begin().catch((error: unknown) => log.warn(`The client shows no progress: ${String(error)}`));
  }, patience);
  return {
    report(message) {
      latest = message;
      if (hasBegun)
        connection
          .sendProgress(WorkDoneProgress.type, token, { kind: 'report', message })
          .catch(() => undefined);
    },
    end() {
      hasEnded = true;
      clearTimeout(timer);
      if (hasBegun)
        connection.sendProgress(WorkDoneProgress.type, token, { kind: 'end' }).catch(() => undefined);
    },
  };
}
