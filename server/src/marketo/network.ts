/** Node's code for why a request failed, such as `ECONNREFUSED`; `timeout` when nobody answered in time. */
export function networkCode(error: unknown): string {
  for (let current: unknown = error, depth = 0; current instanceof Error && depth < 5; depth += 1) {
    if (current.name === 'TimeoutError') return 'timeout';
    const { code } = current as { readonly code?: unknown };
    if (typeof code === 'string' && code !== '') return code;
    const [first] = current instanceof AggregateError ? (current.errors as readonly unknown[]) : [];
    current = first ?? current.cause;
  }
  return 'network';
}

/** The request never left: nothing can have been done. */
export function neverSent(code: string): boolean {
  return [
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'UND_ERR_CONNECT_TIMEOUT',
  ].includes(code);
}
