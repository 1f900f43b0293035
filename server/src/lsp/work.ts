import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Reporter } from '../reporter/index.ts';
import { argumentsOf, cancelled } from './handler.ts';
import type { ClientRequests, Work } from './protocol.ts';
import { type EditorReporter, editorReporter } from './reporter.ts';
import type { Feature, Session } from './session.ts';

/** What a piece of work needs beside its parameters. */
export interface Tools {
  readonly reporter: Reporter;
  /** Aborted when the person cancels. */
  readonly signal: AbortSignal;
}

/** Work that cannot be done, and why: one or two sentences for a person. */
export class Refusal extends Error {}

export type Answer<M extends keyof ClientRequests> = (
  session: Session,
  params: ClientRequests[M]['params'],
  tools: Tools,
) => ClientRequests[M]['result'] | Promise<ClientRequests[M]['result']>;

/**
 * Answers one of the requests of `protocol.ts` with a module that is loaded when the first one comes. A refusal's
 * sentence reaches the person as it is.
 */
export function work<M extends keyof ClientRequests>(method: M, load: () => Promise<Answer<M>>): Feature {
  return (session) => {
    session.connection.onRequest<unknown, void>(method, async (...args: unknown[]): Promise<unknown> => {
      const { params, token } = argumentsOf(args);
      if (token.isCancellationRequested) return cancelled();
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const reporter: EditorReporter = editorReporter(session, (params as Work).workDoneToken);
      try {
        const answer = await load();
        return await answer(session, params as ClientRequests[M]['params'], {
          reporter,
          signal: abort.signal,
        });
      } catch (error) {
        if (abort.signal.aborted) return cancelled();
        if (error instanceof Refusal) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
        session.log.error(`${method} failed:`, error);
        return new ResponseError(
          LSPErrorCodes.RequestFailed,
          'This failed because of a defect of the extension. The log says more.',
        );
      } finally {
        reporter.end();
      }
    });
  };
}
