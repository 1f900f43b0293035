/** One answer, as it came over the wire. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  /** HTTP status; 0: no answer. */
  readonly status: number;
  readonly milliseconds: number;
  readonly bytes: number;
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly warning: string | undefined;
  /** Undefined: the envelope has none. */
  readonly result: readonly Readonly<Record<string, unknown>>[] | undefined;
  /** Headers that could be a version of what was read. */
  readonly versions: readonly string[];
}

export interface LiveClock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

interface Access {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export type Fields = Readonly<Record<string, string | number | boolean | object>>;

/** Half of what Marketo allows: others use the instance, too. */
const pace = { calls: 40, milliseconds: 20_000 };
/** A clone may take five minutes. */
const patience = 310_000;

/** Calls an instance by plain HTTP and remembers every answer; it shares nothing with the product's own client. */
export class LiveCaller {
  readonly heard: Heard[] = [];
  readonly #access: Access;
  readonly #clock: LiveClock;
  readonly #recent: number[] = [];
  #token: string | undefined;

  constructor(access: Access, clock: LiveClock) {
    this.#access = access;
    this.#clock = clock;
  }

  get(path: string, query: Fields = {}): Promise<Heard> {
    const encoded = form(query).toString();
    return this.#paced('GET', encoded === '' ? path : `${path}?${encoded}`, undefined);
  }

  /** A form; objects travel as JSON texts. */
  post(path: string, fields: Fields = {}): Promise<Heard> {
    return this.#paced('POST', path, form(fields));
  }

  /** So many calls at one time, without any pace. */
  burst(path: string, calls: number): Promise<Heard[]> {
    return Promise.all(Array.from({ length: calls }, () => this.#once('GET', path, undefined)));
  }

  /** Waits until the instance has forgotten a burst. */
  async rest(): Promise<void> {
    await this.#clock.sleep(pace.milliseconds + 1000);
    this.#recent.length = 0;
  }

  async #paced(method: string, path: string, body: URLSearchParams | undefined): Promise<Heard> {
    for (let attempt = 1; ; attempt++) {
      const oldest = this.#recent.at(-pace.calls);
      const wait = oldest === undefined ? 0 : oldest + pace.milliseconds - this.#clock.now();
      if (wait > 0) await this.#clock.sleep(wait);
      this.#recent.push(this.#clock.now());
      const heard = await this.#once(method, path, body);
      const isStale = heard.code === '601' || heard.code === '602';
      const isBusy = heard.code === '606' || heard.code === '615';
      if (attempt === 3 || !(isStale || isBusy)) return heard;
      if (isStale) this.#token = undefined;
      else await this.#clock.sleep(pace.milliseconds);
    }
  }

  async #once(method: string, path: string, body: URLSearchParams | undefined): Promise<Heard> {
    this.#token ??= await this.#signIn();
    const began = performance.now();
    const answer = await fetch(`${this.#access.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.#token}` },
      signal: AbortSignal.timeout(patience),
      ...(body !== undefined && { body }),
    })
      .then(async (response) => ({ response, text: await response.text() }))
      .catch(() => undefined);
    const heard: Heard = {
      method,
      path: path.replace(/\?.*$/, ''),
      status: answer?.response.status ?? 0,
      milliseconds: Math.round(performance.now() - began),
      bytes: Buffer.byteLength(answer?.text ?? ''),
      versions: ['etag', 'last-modified'].filter((name) => answer?.response.headers.has(name) === true),
      ...readEnvelope(answer?.text ?? ''),
    };
    this.heard.push(heard);
    return heard;
  }

  async #signIn(): Promise<string> {
    const { url, clientId, clientSecret } = this.#access;
    const query = form({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    });
    const response = await fetch(`${url}/identity/oauth/token?${query.toString()}`, { method: 'POST' });
    const answer = (await response.json().catch(() => ({}))) as { readonly access_token?: string };
    if (answer.access_token === undefined)
      throw new Error(`The instance gives no token (HTTP ${response.status}). Check the credentials.`);
    return answer.access_token;
  }
}

function form(fields: Fields): URLSearchParams {
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    encoded.append(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  return encoded;
}

interface Envelope {
  readonly errors?: readonly { readonly code?: string; readonly message?: string }[];
  readonly warnings?: readonly string[];
  readonly result?: Heard['result'];
}

function readEnvelope(text: string): Pick<Heard, 'code' | 'message' | 'warning' | 'result'> {
  let envelope: Envelope = {};
  try {
    envelope = JSON.parse(text) as Envelope;
  } catch {
    // A gateway that speaks HTML: the status says what there is to say.
  }
  const error = envelope.errors?.[0];
  return {
    code: error?.code,
    message: error?.message,
    warning: envelope.warnings?.[0],
    result: envelope.result,
  };
}

/** An answer in one line: `709 "…"`, `warning "…", no result`, `2 records`. */
export function inWords({ status, code, message, warning, result }: Heard): string {
  if (status === 0) return 'no answer';
  if (status !== 200) return `HTTP ${status}`;
  if (code !== undefined) return `${code} "${message ?? ''}"`;
  const records =
    result === undefined ? 'no result' : `${result.length} record${result.length === 1 ? '' : 's'}`;
  return warning === undefined ? records : `warning "${warning}", ${records}`;
}
