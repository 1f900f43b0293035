import type { BuildSheet, SheetAsset, SheetConstraint, SheetDeed, SheetItem, SheetPart } from './sheet.ts';
import { counted, webAddress, itemCount, logicWords, settingWords } from './words.ts';

/** The sheet as a Markdown task list, for a ticket or a wiki. */
export function renderSheetMarkdown(sheet: BuildSheet): string {
  const lines = [
    `# Build sheet for ${plain(sheet.programs.join(', ') || sheet.instance)}`,
    '',
    `${counted(itemCount(sheet.sections), 'thing')} to do in ${plain(sheet.instance)}, in this order. Then run \`lifecycle verify\`.`,
    ...sheet.sections.flatMap(({ heading, advice, assets }) => [
      '',
      `## ${heading}`,
      '',
      advice,
      ...assets.flatMap(assetLines),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

function assetLines({ of, name, path, url, parts }: SheetAsset): readonly string[] {
  const title =
    of === undefined ? plain(name) : `${of === 'campaign' ? 'Campaign' : 'Smart list'} ${code(name)}`;
  const link = webAddress(url);
  return [
    '',
    `### ${title}`,
    '',
    ...(path.length > 0 ? [`In ${path.map(code).join(' › ')}`] : []),
    ...(link === undefined ? [] : ['', `[Open in Marketo](<${link}>)`]),
    ...parts.flatMap(partLines),
  ];
}

function partLines({ heading, items }: SheetPart): readonly string[] {
  return ['', ...(heading === '' ? [] : [`**${heading}**`, '']), ...items.flatMap(itemLines)];
}

function itemLines(item: SheetItem): readonly string[] {
  const [first = '', ...rest] = deedLines(item);
  return [`- [ ] ${first}`, ...rest.map((line) => `  ${line}`)];
}

function deedLines(deed: SheetDeed): readonly string[] {
  switch (deed.kind) {
    case 'trigger':
    case 'filter':
      return [
        `Drag in ${deed.kind} ${deed.number}: ${code(deed.name)}`,
        ...deed.constraints.map((constraint) => `- ${constraintText(constraint)}`),
      ];
    case 'logic':
      return [
        deed.match === 'advanced' ? `${logicWords.advanced}: ${code(deed.text)}` : logicWords[deed.match],
      ];
    case 'step':
      return [
        `Drag in step ${deed.number}: ${code(deed.name)}`,
        ...deed.choices.flatMap(({ condition, attributes }, index) => {
          const isOnly = deed.choices.length === 1 && condition === undefined;
          const then =
            attributes === undefined
              ? [code('Do Nothing')]
              : attributes.map(({ name, value }) => `${code(name)}: ${code(value)}`);
          if (isOnly) return then.map((text) => `- ${text}`);
          const head = condition
            ? `Add choice ${index + 1}: if ${code(condition.name)} ${test(condition)}`
            : 'Default choice';
          return [`- ${head}`, ...then.map((text) => `  - ${text}`)];
        }),
      ];
    case 'setting': {
      const { label, where } = settingWords[deed.setting];
      return [`Set ${label} to ${code(deed.value)} (${where})`];
    }
    case 'create':
      return [
        `Create the smart list ${code(deed.name)} in ${deed.within.map(code).join(' › ')} (New Local Asset)`,
      ];
    case 'activate':
    case 'deactivate':
      return [`${deed.kind === 'activate' ? 'Activate' : 'Deactivate'} ${code(deed.name)} (Schedule tab)`];
    case 'run':
      return [`Schedule one run of ${code(deed.name)}: ${code(deed.value)} (Schedule tab)`];
    case 'sentence':
      return [plain(deed.text)];
  }
}

function constraintText({ name, isAdded, operator, values }: SheetConstraint): string {
  const label = name === undefined ? '' : `${code(name)} `;
  return `${isAdded ? 'Add constraint ' : ''}${label}${test({ operator, values })}`;
}

const test = ({ operator, values }: Pick<SheetConstraint, 'operator' | 'values'>): string =>
  [`*${plain(operator)}*`, values.map(code).join(operator === 'between' ? ' and ' : ', ')]
    .join(' ')
    .trimEnd();

/** Text that no Markdown in it can change: one line, in as many backticks as it takes. */
function code(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line === '' || /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

const plain = (text: string): string => oneLine(text).replaceAll(/[\\`*_{}[\]<>()#+!|~&-]/g, '\\$&');

const oneLine = (text: string): string =>
  text.replaceAll(/\r\n?|\n/g, '⏎').replaceAll(/[\p{Cc}\u2028\u2029]/gu, '\uFFFD');
