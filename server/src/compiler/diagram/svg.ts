import { arrange, type Box, type Point } from './layout.ts';
import type { CampaignPicture, Link, Picture, StagePicture } from './picture.ts';
import { svgStyle } from './svg-style.ts';
import { pictureText } from './text.ts';

interface Section {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

const margin = 28;

/** The picture as one self-contained SVG: no script, no remote resource; the text version is its description. */
export function pictureSvg(picture: Picture, title: string): string {
  const sections = [
    ...picture.lifecycles.map(drawStages),
    ...(picture.campaigns.length > 0 ? [drawChains(picture)] : []),
    drawLegend(),
  ];
  const width = Math.max(420, ...sections.map((section) => section.width)) + 2 * margin;
  let y = margin;
  const placed = sections.map((section) => {
    const drawn = `<g transform="translate(${margin} ${y})">${section.body}</g>`;
    y += section.height + margin;
    return drawn;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(y)}" width="${round(width)}" height="${round(y)}" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escape(title)}</title><desc id="desc">${escape(pictureText(picture))}</desc>`,
    `<style>${svgStyle}</style>`,
    `<rect class="paper" width="100%" height="100%"/>`,
    ...placed,
    '</svg>\n',
  ].join('\n');
}

function drawStages(lifecycle: StagePicture): Section {
  const boxes = lifecycle.stages.map((stage) => ({
    id: stage.name,
    width: widthOf([stage.name, ownerLine(stage)]) + 28,
    height: 48,
    stage,
  }));
  const { width, height, boxes: placed, arrows } = arrange(boxes, lifecycle.moves);
  const anywhere = lifecycle.fromAny.length > 0 ? `From any stage: ${lifecycle.fromAny.join(', ')}` : '';
  const top = 34;
  const body = [
    `<text class="heading" y="14">${escape(`Stages: ${lifecycle.name}`)}</text>`,
    `<g transform="translate(0 ${top})">`,
    ...arrows.map(({ points, main }) => arrow(points, main ? 'main' : '')),
    ...placed.map(({ stage, ...box }) => {
      const look = `card stage ${stage.master?.toLowerCase() === 'salesforce' ? 'salesforce' : ''}`;
      const double = stage.terminal
        ? `<rect class="${look} inner" x="${round(box.x + 3)}" y="${round(box.y + 3)}" width="${round(box.width - 6)}" height="${box.height - 6}" rx="6"/>`
        : '';
      return `${rect(box, look, 9)}${double}${label(box, 20, stage.name, 'name')}${label(box, 37, ownerLine(stage), 'faint')}`;
    }),
    '</g>',
    anywhere === '' ? '' : `<text class="faint" y="${round(top + height + 16)}">${escape(anywhere)}</text>`,
  ].join('\n');
  return {
    width: Math.max(width, measure(anywhere)),
    height: top + height + (anywhere === '' ? 0 : 20),
    body,
  };
}

function ownerLine({ owner, master }: StagePicture['stages'][number]): string {
  return [owner, master && `in ${master}`].filter(Boolean).join(', ');
}

function drawChains(picture: Picture): Section {
  const boxes = picture.campaigns.map((campaign) => {
    const lines = linesOf(campaign);
    return {
      id: campaign.id,
      width: widthOf(lines.map(({ text }) => text)) + 24,
      height: 16 + 16 * lines.length,
      campaign,
      lines,
    };
  });
  const { width, height, boxes: placed, arrows } = arrange(boxes, picture.links);
  const top = 34;
  const body = [
    '<text class="heading" y="14">Campaigns: who starts whom</text>',
    `<g transform="translate(0 ${top})">`,
    ...arrows.map((link) => arrow(link.points, link.how, linkTitle(link))),
    ...placed.map(({ campaign, lines, ...box }) => {
      const look = `card ${campaign.kind === 'executable' ? 'executable' : ''} ${campaign.starts.length > 0 ? 'starts' : ''}`;
      const texts = lines.map(({ text, look: style }, index) => label(box, 19 + 16 * index, text, style, 12));
      return `${rect(box, look, 4)}${texts.join('')}`;
    }),
    '</g>',
  ].join('\n');
  return { width, height: top + height, body };
}

function linesOf(campaign: CampaignPicture): { text: string; look: string }[] {
  return [
    { text: campaign.name, look: 'name' },
    ...campaign.starts.map((start) => ({ text: `on ${shorten(start)}`, look: 'faint' })),
    ...campaign.sets.map((stage) => ({ text: `→ ${stage}`, look: 'sets' })),
  ];
}

function linkTitle({ how, label: trigger }: Link): string {
  return how === 'wakes' ? `wakes: ${trigger}` : how;
}

function drawLegend(): Section {
  const entries: readonly (readonly [string, string])[] = [
    ['execute', 'Execute Campaign: waits for it'],
    ['request', 'Request Campaign: goes on at once'],
    ['wakes', 'wakes: a change that the other listens to'],
  ];
  let x = 0;
  const body = entries.map(([how, text]) => {
    const drawn = `${arrow(
      [
        { x, y: 8 },
        { x: x + 34, y: 8 },
      ],
      how,
    )}<text class="faint" x="${x + 42}" y="12">${text}</text>`;
    x += 42 + measure(text) + 24;
    return drawn;
  });
  return { width: x, height: 16, body: body.join('\n') };
}

// ── Pieces ──────────────────────────────────────────────────────────────────────────────────────────────

function rect(box: Box & Point, look: string, radius: number): string {
  return `<rect class="${look.trim()}" x="${round(box.x)}" y="${round(box.y)}" width="${round(box.width)}" height="${box.height}" rx="${radius}"/>`;
}

function label(box: Box & Point, dy: number, text: string, look: string, dx = 14): string {
  return text === ''
    ? ''
    : `<text class="${look}" x="${round(box.x + dx)}" y="${round(box.y + dy)}">${escape(text)}</text>`;
}

/** A curve through the points with a head at its end. */
function arrow(points: readonly Point[], look: string, title = ''): string {
  const last = points.at(-1);
  const before = points.at(-2);
  const first = points[0];
  if (first === undefined || last === undefined || before === undefined) return '';
  const curve = points.slice(1).map((point, index) => {
    const from = points[index] ?? first;
    const middle = (from.x + point.x) / 2;
    return `C ${round(middle)} ${round(from.y)} ${round(middle)} ${round(point.y)} ${round(point.x)} ${round(point.y)}`;
  });
  const pointing = last.x >= before.x ? 1 : -1;
  const head = `M ${round(last.x)} ${round(last.y)} l ${-7 * pointing} -4 v 8 z`;
  const told = title === '' ? '' : `<title>${escape(title)}</title>`;
  return `<g>${told}<path class="arrow ${look}" d="M ${round(first.x)} ${round(first.y)} ${curve.join(' ')}"/><path class="head ${look}" d="${head}"/></g>`;
}

/** Width of a text in pixels, near enough for a box around it: no font can be asked here. */
function measure(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[ilj.,:;'|!]/.test(character) ? 4 : /[A-ZMW@]/.test(character) ? 8.8 : 7.1;
  return width;
}

function widthOf(lines: readonly string[]): number {
  return Math.max(60, ...lines.map(measure));
}

function shorten(text: string): string {
  return text.length > 56 ? `${text.slice(0, 55)}…` : text;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
