import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Feature, Session } from './session.ts';

/** The parts of a protocol type that matter here: its method, and what its parameters and answer look like. */
interface RequestKind<P, R> {
  readonly method: string;
  readonly _?: readonly [P, R, ...unknown[]] | undefined;
}

interface NotificationKind<P> {
  readonly method: string;
  readonly _?: readonly [P, ...unknown[]] | undefined;
}

/**
 * Answers a request of the editor. A defect of one feature costs this one answer: the log says what happened and the
 * editor gets `empty`.
 */
export function request<P, R>(
  type: RequestKind<P, R>,
  empty: NoInfer<R>,
  answer: (session: Session, params: P, token: CancellationToken) => NoInfer<R> | Promise<NoInfer<R>>,
): Feature {
  return (session) => {
    session.connection.onRequest<unknown, void>(type.method, async (...args: unknown[]): Promise<unknown> => {
      const { params, token } = argumentsOf(args);
      if (token.isCancellationRequested) return cancelled();
      try {
        return await answer(session, params as P, token);
      } catch (error) {
        if (error instanceof ResponseError) return error;
        session.log.error(`${type.method} failed, and was answered with nothing:`, error);
        return empty;
      }
    });
  };
}

/** Listens to a notification; a defect costs this one alone. */
export function notification<P>(
  type: NotificationKind<P>,
  listen: (session: Session, params: P) => void | Promise<void>,
): Feature {
  return (session) => {
    session.connection.onNotification(type.method, async (params: P) => {
      try {
        await listen(session, params);
      } catch (error) {
        session.log.error(`${type.method} failed:`, error);
      }
    });
  };
}

/** A request without parameters brings its token alone. */
export function argumentsOf(args: readonly unknown[]): {
  readonly params: unknown;
  readonly token: CancellationToken;
} {
  const params = args.length > 1 ? (args[0] ?? {}) : {};
  return { params, token: args.at(-1) as CancellationToken };
}

export function cancelled(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
}
