import type { Graph } from '../../../../server/src/lsp/protocol.ts';

/** Where a page may load from, and its two files. */
export interface PageResources {
  readonly source: string;
  readonly style: string;
  readonly script: string;
}

/**
 * The picture with the same as text beside it. Only the page's own files and the picture's own style count; nothing
 * else inline and nothing remote does.
 * @param nonce a random word, new for each page
 */
export function page(graph: Graph, { source, style, script }: PageResources, nonce: string): string {
  const { title, svg, text, places = [] } = graph;
  const policy = `default-src 'none'; style-src ${source} 'nonce-${nonce}'; script-src ${source}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${policy}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${style}">
    <title>${escape(title)}</title>
  </head>
  <body>
    <main>
      <div class="toolbar" role="toolbar" aria-label="Zoom">
        <button type="button" data-zoom="out" aria-label="Zoom out">−</button>
        <button type="button" data-zoom="fit">Fit</button>
        <button type="button" data-zoom="in" aria-label="Zoom in">+</button>
      </div>
      <figure tabindex="0" aria-label="${escape(title)}" aria-describedby="text" data-places="${escape(JSON.stringify(places))}">
        ${svg.replace('<style>', `<style nonce="${nonce}">`)}
      </figure>
    </main>
    <details open>
      <summary>As text</summary>
      <pre id="text" tabindex="0">${escape(text)}</pre>
    </details>
    <script src="${script}"></script>
  </body>
</html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
