import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { NameValues, type Call, type Reply } from './call.ts';

/** Sizes that Marketo accepts. Source: error codes page; the asset calls' limit: blog. */
const largestBody = 1024 * 1024;
const longestLeadUri = 8 * 1024;
const longestAssetUri = 65 * 1024;

export interface Handler {
  /** Undefined: the connection is dropped. */
  reply(call: Call): Promise<Reply | undefined>;
  /** In characters. */
  readonly longestAssetAddress: number;
}

/** Answers below this are not worth compressing. */
const smallestCompressed = 1024;

export interface Listening {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves HTTP on a loopback address.
 * @throws Error when the port cannot be had.
 */
export async function listen(host: string, port: number, handler: Handler): Promise<Listening> {
  const server = createServer({ maxHeaderSize: 2 * longestAssetUri }, (request, response) => {
    serve(request, response, handler).catch(() => response.destroy());
  });
  await started(server, host, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function started(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function serve(request: IncomingMessage, response: ServerResponse, handler: Handler): Promise<void> {
  const uri = request.url ?? '/';
  if (!isLoopback(request.headers.host)) return plain(response, 403, 'Forbidden');
  const longest = uri.startsWith('/rest/asset/') ? handler.longestAssetAddress : longestLeadUri;
  if (uri.length > longest) return plain(response, 414, 'Request-URI Too Long');
  const body = await bodyText(request);
  if (body === undefined) return plain(response, 413, 'Request Entity Too Large');
  const mark = uri.indexOf('?');
  const answer = await handler.reply({
    method: request.method ?? 'GET',
    path: mark < 0 ? uri : uri.slice(0, mark),
    query: new NameValues(mark < 0 ? '' : uri.slice(mark + 1)),
    contentType: (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    authorization: request.headers.authorization,
    origin: request.headers.origin,
    header: (name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value[0] : value;
    },
    body,
  });
  if (answer === undefined) request.socket.destroy();
  else send(response, answer, /\bgzip\b/.test(request.headers['accept-encoding'] ?? ''));
}

/** A page from elsewhere that resolved its own name to this machine is no caller of ours. */
function isLoopback(host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase();
  return name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
}

/**
 * Undefined: larger than Marketo takes. What is too much is read and thrown away, so that the caller gets to see the
 * answer; whoever goes on for ever is cut off.
 */
async function bodyText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > 16 * largestBody) return undefined;
    if (size <= largestBody) chunks.push(chunk);
  }
  return size > largestBody ? undefined : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, reply: Reply, compress: boolean): void {
  const isJson = reply.text === undefined && reply.bytes === undefined;
  const bytes = reply.bytes ?? Buffer.from(isJson ? JSON.stringify(reply.json) : (reply.text ?? ''), 'utf8');
  // A part of a file is told by its place in the file itself.
  const packed = compress && reply.status !== 206 && bytes.length >= smallestCompressed;
  response.writeHead(reply.status, {
    'content-type': isJson ? 'application/json;charset=UTF-8' : 'text/html;charset=UTF-8',
    ...(packed ? { 'content-encoding': 'gzip' } : {}),
    ...reply.headers,
  });
  response.end(packed ? gzipSync(bytes) : bytes);
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain;charset=UTF-8', connection: 'close' });
  response.end(text);
}
