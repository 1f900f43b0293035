import {
  MessageType,
  ShowMessageNotification,
  ShowMessageRequest,
  WorkDoneProgress,
} from 'vscode-languageserver';
import type { Progress, Reporter } from '../reporter/index.ts';
import type { ServerRequests } from './protocol.ts';
import type { Session } from './session.ts';

export interface EditorReporter extends Reporter {
  /** No more progress follows. */
  end(): void;
}

const types = { info: MessageType.Info, warning: MessageType.Warning, error: MessageType.Error } as const;

/** Speaks to the person in the editor; progress is shown under the token of the request, if it brought one. */
export function editorReporter({ connection }: Session, token: string | number | undefined): EditorReporter {
  let hasBegun = false;
  const report = (message: string, done = 0, total = 0): void => {
    if (token === undefined) return;
    const percentage = total > 0 ? { percentage: Math.min(100, Math.round((done / total) * 100)) } : {};
    const value = hasBegun
      ? { kind: 'report' as const, message, ...percentage }
      : { kind: 'begin' as const, title: message, cancellable: true, ...percentage };
    hasBegun = true;
    connection.sendProgress(WorkDoneProgress.type, token, value).catch(() => undefined);
  };
  const ask = async <M extends keyof ServerRequests>(
    method: M,
    params: ServerRequests[M]['params'],
  ): Promise<ServerRequests[M]['result'] | undefined> => {
    // An editor that does not know the request has not answered it.
    return connection.sendRequest<ServerRequests[M]['result']>(method, params).catch(() => undefined);
  };
  return {
    notify: (level, message) => {
      connection
        .sendNotification(ShowMessageNotification.type, { type: types[level], message })
        .catch(() => undefined);
    },
    progress: (title, total): Progress => {
      report(title, 0, total);
      let done = -1;
      return {
        step: (message) => {
          done += 1;
          report(message, done, total);
        },
        done: (message) => report(message ?? title, total, total),
      };
    },
    ask: async (question, options, fallback) => {
      const answer =
        (await ask('lifecycle/ask', { question, options, fallback })) ??
        (await askInDialog({ connection }, question, options));
      return options.find((option) => option === answer) ?? fallback;
    },
    askText: async (question) => (await ask('lifecycle/askText', { question })) ?? undefined,
    end: () => {
      if (token === undefined || !hasBegun) return;
      connection.sendProgress(WorkDoneProgress.type, token, { kind: 'end' }).catch(() => undefined);
    },
  };
}

/** The question as every editor can put it. */
async function askInDialog(
  { connection }: Pick<Session, 'connection'>,
  question: string,
  options: readonly string[],
): Promise<string | undefined> {
  const actions = options.map((title) => ({ title }));
  const answer = await connection
    .sendRequest(ShowMessageRequest.type, { type: MessageType.Warning, message: question, actions })
    .catch(() => undefined);
  return answer?.title;
}
