/** What a line of a log tells the runner of GitHub Actions. */
export interface WorkflowCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The properties that an annotation has; the runner passes over any other. */
const known: ReadonlySet<string> = new Set(['title', 'file', 'line', 'endLine', 'col', 'endColumn']);

/**
 * Reads a log as the runner does: `::command name=value,name=value::message`, where `%25 %0D %0A` stand for what would
 * end a line, and in values also `%3A %2C`. Throws at what the runner would show as text, or pass over.
 */
export function commandsIn(log: string): WorkflowCommand[] {
  return log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const parts = /^::(?<command>[a-z-]+)(?: (?<properties>[^:]*))?::(?<message>.*)$/.exec(line)?.groups;
      if (parts === undefined) throw new Error(`no command: ${line}`);
      const { command = '', properties = '', message = '' } = parts;
      const named = properties.split(',').map((pair) => {
        const [, name = '', value = ''] = /^([^=]+)=(.+)$/.exec(pair) ?? [];
        if (!known.has(name)) throw new Error(`no property of an annotation: ${pair}`);
        return [name, decoded(value, valueCodes)] as const;
      });
      return { command, properties: Object.fromEntries(named), message: decoded(message, messageCodes) };
    });
}

const messageCodes: readonly (readonly [code: string, text: string])[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  // The last one: what it makes is no code.
  ['%25', '%'],
];
const valueCodes = [['%3A', ':'] as const, ['%2C', ','] as const, ...messageCodes];

function decoded(text: string, codes: typeof messageCodes): string {
  return codes.reduce((before, [code, meant]) => before.replaceAll(code, meant), text);
}
