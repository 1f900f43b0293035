import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a scripted instance answers: a body with a status, nothing at all, or a connection that ends. */
export type Scripted = { readonly status?: number; readonly body: unknown } | 'drop' | 'hang';

export interface Seen {
  readonly method: string;
  /** With its query. */
  readonly url: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

export interface ScriptedServer extends AsyncDisposable {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Requests at one path. */
  at(path: string): readonly Seen[];
}

/** A server on a free loopback port that answers as told. */
export async function scriptedServer(
  answer: (request: Seen, earlier: readonly Seen[]) => Scripted | Promise<Scripted>,
): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void read(request).then(async (body) => {
      const url = request.url ?? '';
      const arrived: Seen = {
        method: request.method ?? '',
        url,
        path: url.split('?')[0] ?? '',
        authorization: request.headers.authorization,
        body,
      };
      const earlier = [...seen];
      seen.push(arrived);
      const scripted = await answer(arrived, earlier);
      if (scripted === 'hang') return;
      if (scripted === 'drop') {
        request.socket.destroy();
        return;
      }
      const isText = typeof scripted.body === 'string';
      response.writeHead(scripted.status ?? 200, {
        'content-type': isText ? 'text/html' : 'application/json',
      });
      response.end(isText ? scripted.body : JSON.stringify(scripted.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    at: (path) => seen.filter((request) => request.path === path),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

export const tokenPath = '/identity/oauth/token';

export const token = (value: string): Scripted => ({
  body: { access_token: value, token_type: 'bearer', expires_in: 3600, scope: 'api@example.com' },
});

export const ok = (...result: unknown[]): Scripted => ({
  body: { success: true, errors: [], requestId: '1#a', warnings: [], result },
});

export const error = (code: string, message = ''): Scripted => ({
  body: { success: false, requestId: '1#a', errors: [{ code, message }] },
});
