import { window } from 'vscode';
import type { LogOutputChannel } from 'vscode';

/** The extension's one output channel, and the secrets that must never reach it. */
export interface Log {
  readonly channel: LogOutputChannel;
  /** From now on `secret` is masked in every line, whoever writes it: the server's messages and traces included. */
  hide(secret: string): void;
}

export function createLog(): Log {
  const secrets = new Set<string>();
  return {
    channel: masked(window.createOutputChannel('Lifecycle', { log: true }), secrets),
    hide: (secret) => {
      // A trace prints messages as JSON, where a secret may look different.
      for (const spelling of [secret, JSON.stringify(secret).slice(1, -1)])
        if (spelling !== '') secrets.add(spelling);
    },
  };
}

/** The same channel, whose methods see every text argument with the secrets replaced. */
function masked(channel: LogOutputChannel, secrets: ReadonlySet<string>): LogOutputChannel {
  return new Proxy(channel, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown =>
        Reflect.apply(
          value,
          target,
          args.map((argument) => mask(argument, secrets)),
        );
    },
  });
}

function mask(argument: unknown, secrets: ReadonlySet<string>): unknown {
  if (argument instanceof Error) return mask(argument.message, secrets);
  if (typeof argument !== 'string') return argument;
  let text = argument;
  for (const secret of secrets) text = text.replaceAll(secret, '•••');
  return text;
}
