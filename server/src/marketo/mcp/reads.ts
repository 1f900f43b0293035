import { z } from 'zod';
import type { McpSkill } from '../../compiler/index.ts';
import { map, type Answer } from '../answer.ts';
import type { MarketoHttp } from '../http.ts';
import type { McpChannel } from './channel.ts';

/** What REST does not show: only tools read it. It is told to a person, and nothing is built on it. */
export interface MoreReads {
  scheduledRuns(campaign: number): Promise<readonly string[] | undefined>;
  usedBy(smartList: number): Promise<readonly string[] | undefined>;
}

export const nothingMore: MoreReads = {
  scheduledRuns: () => Promise.resolve(undefined),
  usedBy: () => Promise.resolve(undefined),
};

/** What a tool cannot tell is left open, and said. */
export function readsByTools({ capabilities, notice }: McpChannel, http: MarketoHttp): MoreReads {
  async function read(
    skill: McpSkill,
    ask: () => Promise<Answer<readonly string[]>>,
  ): Promise<readonly string[] | undefined> {
    const { tools, lacks } = capabilities;
    if (tools === '') return undefined;
    const answer = lacks[skill] === undefined ? await ask() : undefined;
    if (answer?.kind === 'success') return answer.result;
    notice(`The MCP server does not tell ${words[skill]}: ${answer?.message ?? `${lacks[skill]}.`}`);
    return undefined;
  }
  return {
    scheduledRuns: (id) => read('scheduled runs', () => scheduledRuns(http, id)),
    usedBy: (id) => read('used by', () => smartListUsedBy(http, id)),
  };
}

const words: Readonly<Partial<Record<McpSkill, string>>> = {
  'scheduled runs': 'when campaigns are going to run',
  'used by': 'who uses a smart list',
};

const permission = 'Read-Only Assets';
const run = z.object({ runAt: z.string() });
const uses = z.object({ usedBy: z.array(z.object({ name: z.string() })) });

/** When a batch campaign is going to run, as the instance writes times. */
export async function scheduledRuns(http: MarketoHttp, campaign: number): Promise<Answer<readonly string[]>> {
  const path = `/mcp/smartCampaign/${campaign}/scheduledRuns`;
  return map(await http.call({ method: 'GET', path, permission }, run), ({ items }) =>
    items.map(({ runAt }) => runAt),
  );
}

/** Names of the campaigns and lists that name a smart list. */
export async function smartListUsedBy(http: MarketoHttp, list: number): Promise<Answer<readonly string[]>> {
  const path = `/mcp/smartList/${list}/usedBy`;
  return map(await http.call({ method: 'GET', path, permission }, uses), ({ items }) =>
    items.flatMap(({ usedBy }) => usedBy.map(({ name }) => name)),
  );
}
