import { type Connection, MessageType } from 'vscode-languageserver';

/** The client's log. Never the text of a file, never a secret. */
export interface Log {
  error(message: string, cause?: unknown): void;
  warn(message: string): void;
  info(message: string): void;
}

export function createLog(connection: Connection): Log {
  const write = (type: MessageType, message: string): void => {
    // A client that is gone reads no log.
    connection.sendNotification('window/logMessage', { type, message }).catch(() => undefined);
  };
  return {
    error: (message, cause) => {
      write(MessageType.Error, cause === undefined ? message : `${message} ${reasonOf(cause)}`);
      if (cause instanceof Error && cause.stack !== undefined) write(MessageType.Log, cause.stack);
    },
    warn: (message) => write(MessageType.Warning, message),
    info: (message) => write(MessageType.Info, message),
  };
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
