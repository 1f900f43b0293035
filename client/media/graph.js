// Runs in the graph's webview: zoom, and from a node to its declaration. Keyboard and pointer do the same.
const vscode = acquireVsCodeApi();
const figure = document.querySelector('figure');
const picture = figure.querySelector('svg');
const natural = picture?.viewBox.baseVal;
let zoom = 1;

function zoomTo(next) {
  if (!natural?.width) return;
  zoom = Math.min(8, Math.max(0.1, next));
  picture.setAttribute('width', String(natural.width * zoom));
  picture.setAttribute('height', String(natural.height * zoom));
}

/** As large as the window, but small pictures are not blown up. */
function fit() {
  if (natural?.width) {
    const scale = Math.min(
      (figure.clientWidth - 16) / natural.width,
      (figure.clientHeight - 16) / natural.height,
    );
    zoomTo(Math.min(1, scale));
  }
}

const steps = { in: () => zoomTo(zoom * 1.25), out: () => zoomTo(zoom / 1.25), fit };

function open(node) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- VS Code's own channel has no origins
  vscode.postMessage({ uri: node.dataset.uri, line: Number(node.dataset.line) });
}

for (const button of document.querySelectorAll('button[data-zoom]')) {
  button.addEventListener('click', steps[button.dataset.zoom]);
}

for (const node of document.querySelectorAll('.node[data-uri]')) {
  node.setAttribute('tabindex', '0');
  node.setAttribute('role', 'link');
  node.addEventListener('click', () => open(node));
  node.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') open(node);
  });
}

figure.addEventListener('keydown', (event) => {
  const step = { '+': steps.in, '=': steps.in, '-': steps.out, 0: fit }[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  step();
});

figure.addEventListener(
  'wheel',
  (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomTo(zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
  },
  { passive: false },
);

fit();
