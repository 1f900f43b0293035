/** Everything a command touches outside itself. Tests pass their own. */
export interface Io {
  /** Results. */
  out(text: string): void;
  /** Words to people. */
  err(text: string): void;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Colours on stderr and stdout. */
  readonly colour: boolean;
  /** How wide the terminal is; undefined when it is none. */
  readonly columns: number | undefined;
  /** Somebody sits in front of it and can answer. */
  readonly interactive: boolean;
  /** Fires on Ctrl+C. */
  readonly signal: AbortSignal;
  /** Asks one line on the terminal; undefined when nobody can answer. */
  question(text: string): Promise<string | undefined>;
}

/** A problem that a person can mend: shown as it is, without a stack trace. */
export class CommandError extends Error {
  readonly code: number;

  constructor(message: string, code = 1) {
    super(message);
    this.code = code;
  }
}
