import type { McpCapabilities } from '../../compiler/index.ts';
import type { Credentials } from '../access-token.ts';
import { success, type Answer } from '../answer.ts';
import type { FolderReference } from '../endpoints/records.ts';
import type { MarketoHttp } from '../http.ts';
import { Vocabulary } from '../vocabulary.ts';
import type { McpAddress } from './address.ts';
import { bindAll, capabilitiesOf, noCapabilities } from './capabilities.ts';
import { createMcpClient, type McpDependencies } from './client.ts';
import { learnNumbers } from './learn-numbers.ts';
import type { McpMemory } from './memory.ts';
import { restByTools, type FirstNumbers } from './rest-by-tools.ts';

/** Adobe's MCP server as a second channel beside REST. */
export interface McpChannel {
  readonly capabilities: McpCapabilities;
  /** REST, with tools for the calls that the instance does not have. */
  readonly http: MarketoHttp;
  /** The rules and steps of the instance, by the catalogues that the tools show. */
  readonly vocabulary: Vocabulary;
  /** Calls of tools so far. */
  readonly calls: number;
  /** Sentences for a person, such as that the tools have changed. It grows. */
  readonly notices: readonly string[];
  readonly notice: (sentence: string) => void;
  /** Finds out how the tools count, once per list of tools. @param folder where a scratch campaign may stand meanwhile. */
  prepare(folder: FolderReference, signal: AbortSignal | undefined): Promise<Answer<undefined>>;
  /** A deploy succeeded with the tools as they are. */
  succeeded(): Promise<void>;
}

/**
 * Reads what tools there are and what they are good for. A server that cannot be used is no failure: what it would have
 * done stays undone, and says why.
 */
export async function openMcpChannel(
  rest: MarketoHttp,
  address: McpAddress,
  credentials: Credentials,
  memory: McpMemory,
  dependencies: McpDependencies,
): Promise<McpChannel> {
  const client = createMcpClient(rest.instance, address, credentials, dependencies);
  const listed = await client.listTools();
  const notices: string[] = [];
  const reached = listed.kind === 'success' ? listed.result : { tools: [], hash: '' };
  const bindings = bindAll(reached.tools);
  if (listed.kind !== 'success') notices.push(`The MCP server is not used. ${listed.message}`);
  const remembered = await memory.read();
  if (
    listed.kind === 'success' &&
    remembered.deployed !== undefined &&
    remembered.deployed !== reached.hash
  ) {
    notices.push(
      'The tools of the MCP server are not those of the latest deploy any more. What is written through them is read back and compared, as ever; look twice all the same.',
    );
  }
  let numbers = remembered.numbers?.tools === reached.hash ? remembered.numbers : undefined;
  const http = restByTools({ rest, client, bindings, numbers: () => numbers ?? likeRest });
  const capabilities =
    listed.kind === 'success'
      ? capabilitiesOf(bindings, reached.hash)
      : noCapabilities('the MCP server is not reached');
  const { lacks } = capabilities;
  return {
    capabilities,
    http,
    vocabulary: new Vocabulary(http),
    get calls() {
      return client.calls;
    },
    notices,
    notice: (sentence) => {
      if (!notices.includes(sentence)) notices.push(sentence);
    },
    async prepare(folder, signal) {
      if (numbers !== undefined) return success(undefined);
      const under = signal === undefined ? {} : { signal };
      const raw = restByTools({ rest, client, bindings, numbers: () => likeRest, ...under });
      const wanted = { rules: lacks.rules === undefined, steps: lacks.flow === undefined };
      const learnt = await learnNumbers(rest.under(under), raw, folder, wanted);
      if (learnt.kind !== 'success') return learnt;
      numbers = { tools: reached.hash, ...likeRest, ...learnt.result };
      await memory.write({ ...(await memory.read()), numbers });
      return success(undefined);
    },
    async succeeded() {
      if (reached.hash !== '') await memory.write({ ...(await memory.read()), deployed: reached.hash });
    },
  };
}

/** Positions go through as they are: rules from 1, steps from 0. */
const likeRest: FirstNumbers = { rule: 1, step: 0 };
