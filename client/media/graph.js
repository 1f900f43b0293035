// Runs in the graph's webview: zoom, and from a name to its declaration. Keyboard and pointer do the same.
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

for (const button of document.querySelectorAll('button[data-zoom]')) {
  button.addEventListener('click', steps[button.dataset.zoom]);
}

const places = new Map(JSON.parse(figure.dataset.places).map(({ name, uri, line }) => [name, { uri, line }]));

for (const name of figure.querySelectorAll('text.name')) {
  const place = places.get(name.textContent);
  if (place !== undefined) link(name, place);
}

function link(name, place) {
  name.classList.add('place');
  name.setAttribute('tabindex', '0');
  name.setAttribute('role', 'link');
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- VS Code's own channel has no origins
  const open = () => vscode.postMessage(place);
  name.addEventListener('click', open);
  name.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') open();
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
