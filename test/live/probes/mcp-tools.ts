import { z } from 'zod';
import type { Bench, Probe } from '../probe.ts';

export const mcpTools: Probe = {
  question: 'Which tools does the MCP server list, with which schemas, and how do they answer?',
  async run(bench) {
    const { settings, note } = bench;
    if (settings.mcpUrl === undefined)
      return note('tools/list', 'not asked: LIFECYCLE_LIVE_CHECK_MCP_URL is off');
    const session = new Session(bench, settings.mcpUrl);
    const about = {
      protocolVersion: '2025-06-18',
      capabilities: {},
      clientInfo: { name: 'live-check', version: '1' },
    };
    const hello = await session.ask('initialize', about);
    note('initialize', hello.words);
    if (hello.result === undefined) return;
    await session.ask('notifications/initialized');
    const listed = await session.ask('tools/list', {});
    const { tools } = toolList.parse(listed.result ?? {});
    note('tools/list', `${tools.length} tools`);
    for (const { name, inputSchema, annotations } of tools) {
      note(`${name}: schema`, JSON.stringify(inputSchema));
      const asksForNothing = (inputSchema.required ?? []).length === 0;
      // What the server itself calls a read is tried, and nothing else.
      if (annotations?.readOnlyHint !== true || !asksForNothing) continue;
      const answer = await session.ask('tools/call', { name, arguments: {} });
      note(`${name}: answer`, `${answer.words}${formOfContent(answer.result)}`);
    }
  },
};

const toolList = z.object({
  tools: z
    .array(
      z.object({
        name: z.string(),
        inputSchema: z.looseObject({ required: z.array(z.string()).optional() }).default({}),
        annotations: z.looseObject({ readOnlyHint: z.boolean().optional() }).optional(),
      }),
    )
    .default([]),
});

interface Told {
  readonly words: string;
  readonly result: unknown;
}

/** MCP over streamable HTTP, as far as a question and its answer need it. */
class Session {
  readonly #bench: Bench;
  readonly #url: string;
  #session: string | undefined;
  #id = 0;

  constructor(bench: Bench, url: string) {
    this.#bench = bench;
    this.#url = url;
  }

  async ask(method: string, params?: object): Promise<Told> {
    const { clientId, clientSecret, identity } = this.#bench.settings;
    const isNotice = method.startsWith('notifications/');
    const response = await fetch(this.#url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        'x-marketo-client-id': clientId,
        'x-marketo-client-secret': clientSecret,
        'x-marketo-munchkin-id': identity,
        ...(this.#session !== undefined && { 'mcp-session-id': this.#session }),
      },
      body: JSON.stringify({ jsonrpc: '2.0', method, params, ...(!isNotice && { id: ++this.#id }) }),
      signal: AbortSignal.timeout(60_000),
    }).catch(() => undefined);
    if (response === undefined) return { words: 'no answer', result: undefined };
    this.#session = response.headers.get('mcp-session-id') ?? this.#session;
    const { result, error } = message(await response.text());
    const words = error === undefined ? `HTTP ${response.status}` : `error ${error.code} "${error.message}"`;
    return { words, result };
  }
}

const answer = z.looseObject({
  result: z.unknown(),
  error: z.looseObject({ code: z.number(), message: z.string() }).optional(),
});

/** The answer, which may come as an event of a stream. */
function message(text: string): z.output<typeof answer> {
  const line = text.split('\n').findLast((candidate) => candidate.startsWith('data:'));
  try {
    return answer.parse(JSON.parse(line?.slice(5) ?? text));
  } catch {
    return { result: undefined };
  }
}

/** How an answer is built, without what it says. */
function formOfContent(result: unknown): string {
  const parsed = z.looseObject({
    content: z.array(z.looseObject({ type: z.string(), text: z.string().optional() })),
  });
  const { data } = parsed.safeParse(result);
  if (data === undefined) return '';
  const parts = data.content.map(({ type, text = '' }) => {
    const form = /^\s*[[{]/.test(text) ? 'JSON' : /```/.test(text) ? 'Markdown with a block' : 'words';
    return `${type} (${form}, ${text.length} characters)`;
  });
  return `; ${parts.join(', ')}`;
}
