import type { Answer } from '../protocol/answer.ts';
import type { Tool } from './tools.ts';
import type { McpVariants } from './variants.ts';

/** What a tool hands back, in the form that the variant has: answers are written for a model to read. */
export function toolResult(answer: Answer, tool: Tool, variants: McpVariants): Record<string, unknown> {
  if (answer.kind === 'refused') {
    const said = `${tool.description.slice(0, -1)} failed: ${answer.message} (${answer.code})`;
    return variants.errors === 'flagged'
      ? { content: [text(`❌ ${said}`)], isError: true }
      : { content: [text(said)] };
  }
  if (answer.kind !== 'success') return { content: [text('No assets found for the given search criteria.')] };
  const { result } = answer;
  const framed = tool.frame === undefined ? { result } : { [tool.frame]: result[0] };
  const fenced = `✅ ${tool.description}\n\n\`\`\`json\n${JSON.stringify(framed, undefined, 2)}\n\`\`\`\n`;
  switch (variants.answers) {
    case 'structured':
      return { content: [text(JSON.stringify(framed))], structuredContent: framed };
    case 'bare':
      return { content: [text(JSON.stringify(result))], structuredContent: result };
    case 'text':
      return { content: [text(tool.endpoint.method === 'GET' ? fenced : `✅ ${tool.description}`)] };
    default:
      return { content: [text(fenced)] };
  }
}

const text = (words: string): Record<string, unknown> => ({ type: 'text', text: words });
