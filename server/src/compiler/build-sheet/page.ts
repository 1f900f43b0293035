import { html, type Markup } from './markup.ts';
import { pageScript } from './page-script.ts';
import { pageStyle } from './page-style.ts';
import { itemOf } from './page-items.ts';
import { sha256 } from './sha256.ts';
import type { BuildSheet, SheetAsset, SheetPart, SheetSection } from './sheet.ts';
import { counted, itemCount, webAddress } from './words.ts';

/**
 * The sheet as one page that needs nothing else: no network, no server. Its policy lets its own script and style run
 * and nothing besides, whatever the names in it hold.
 */
export function renderSheetPage(sheet: BuildSheet): string {
  const count = itemCount(sheet.sections);
  const title = `Build sheet: ${sheet.programs.join(', ') || sheet.instance}`;
  const policy = `default-src 'none'; script-src '${sha256(pageScript)}'; style-src '${sha256(pageStyle)}'; base-uri 'none'; form-action 'none'`;
  const programs = sheet.programs.join(', ') || 'Build sheet';
  const head = html`
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="referrer" content="no-referrer" />
    <meta name="color-scheme" content="light dark" />
    <title>${title}</title>
  `;
  const body = html`
    <a class="skip" href="#work">Skip to the work</a>
    <header class="bar" data-key="${sheet.key}">
      <p class="bar-title"><b>${programs}</b> <span>in ${sheet.instance}</span></p>
      <p class="bar-progress">
        <progress id="progress" value="0" max="${count}" aria-labelledby="count"></progress>
        <output id="count">${counted(count, 'thing')} to do</output>
        <button type="button" id="next" hidden>Next open</button>
      </p>
    </header>
    <div class="layout">${contents(sheet.sections)}${work(sheet, count)}</div>
  `;
  // The policy names the hashes of style and script, so they stand in the page to the letter.
  return `<!doctype html>
<html lang="en">
<head>${head.markup}<style>${pageStyle}</style>
</head>
<body>${body.markup}<script>${pageScript}</script>
</body>
</html>
`;
}

function work({ instance, sections }: BuildSheet, count: number): Markup {
  return html`<main id="work">
    <h1>Build sheet</h1>
    <p class="lead">
      ${counted(count, 'thing')} to do in ${instance}, from top to bottom. Tick off what is done: this browser
      remembers it.
    </p>
    <p class="tools"><button type="button" id="reset" hidden>Clear all ticks</button></p>
    ${sections.map(sectionOf)}
    <section aria-labelledby="end">
      <h2 id="end">Check it</h2>
      <p>
        Run <code>lifecycle verify</code>. It reads back what the instance shows and names what differs from
        the files. A flow that the instance does not show, nobody can check but you.
      </p>
    </section>
  </main>`;
}

function contents(sections: readonly SheetSection[]): Markup {
  return html`<nav class="contents" aria-label="Contents">
    <details open>
      <summary>Contents</summary>
      ${sections.map(
        ({ heading, assets }) =>
          html` <p>${heading}</p>
            <ol>
              ${assets.map(
                ({ id, name }) =>
                  html`<li>
                    <a href="#${id}"><bdi>${name}</bdi></a> <span class="tally" data-tally="${id}"></span>
                  </li>`,
              )}
            </ol>`,
      )}
    </details>
  </nav>`;
}

function sectionOf({ heading, advice, assets }: SheetSection, index: number): Markup {
  return html`<section aria-labelledby="s${index}">
    <h2 id="s${index}">${heading}</h2>
    <p class="advice">${advice}</p>
    ${assets.map(assetOf)}
  </section> `;
}

function assetOf({ id, of, name, path, url, parts }: SheetAsset): Markup {
  const link = webAddress(url);
  return html`<article id="${id}" class="asset" aria-labelledby="${id}-name">
    <header>
      <h3 id="${id}-name">${of && html`<span class="of">${of}</span> `}<bdi>${name}</bdi></h3>
      ${
        link === undefined
          ? undefined
          : html`<a class="open" href="${link}" target="_blank" rel="noopener noreferrer"
              >Open in Marketo<span class="quiet">: ${name}</span></a
            >`
      }
      ${path.length > 0 ? html`<p class="path">${path.map((part) => html`<bdi>${part}</bdi>`)}</p>` : undefined}
      ${link === undefined ? undefined : html`<p class="address">${link}</p>`}
    </header>
    ${parts.map((part) => partOf(part, id))}
  </article> `;
}

function partOf({ heading, items }: SheetPart, asset: string): Markup {
  return html`${heading === '' ? undefined : html`<h4>${heading}</h4>`}
    <ul class="items">
      ${items.map((item) => itemOf(item, asset))}
    </ul> `;
}
