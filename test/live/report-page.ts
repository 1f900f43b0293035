import type { Finding, LiveReport } from './live-check.ts';

/** The report for people. */
export function reportPage({ instance, at, calls, findings, left }: LiveReport): string {
  const remains =
    left.length === 0
      ? 'Everything that it made was deleted.'
      : `This is still there and has to be deleted by hand:\n\n${left.map((what) => `- ${cell(what)}`).join('\n')}`;
  return `# What the instance ${instance} answered

Asked at ${at} with ${calls} calls. ${remains}

${findings.map(section).join('\n')}`;
}

function section({ number, question, observations, problem }: Finding): string {
  const rows = observations.map(({ what, said }) => `| ${cell(what)} | ${cell(said)} |`);
  return `## ${number}. ${question}

| asked | answered |
| --- | --- |
${rows.join('\n')}
${problem === undefined ? '' : `\nIt went no further: ${cell(problem)}\n`}`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ').replaceAll('<', '&lt;');
}
