// Runs in the workbench's page before VS Code does: when was the last key pressed, when did the underlining change?
const observed = { key: 0, change: 0, marks: '' };

addEventListener('keydown', () => (observed.key = performance.now()), { capture: true });

/** What is underlined where, as text, so that a change of either is seen. */
function underlining() {
  const marks = document.querySelectorAll('.squiggly-error, .squiggly-warning');
  return Array.from(
    marks,
    (mark) => `${mark.parentElement.style.top} ${mark.style.left} ${mark.style.width}`,
  ).join('; ');
}

new MutationObserver(() => {
  const now = underlining();
  if (now === observed.marks) return;
  observed.marks = now;
  // The next frame is when a person sees it.
  requestAnimationFrame(() => (observed.change = performance.now()));
}).observe(document, {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ['class', 'style'],
});

globalThis.lifecycleObserved = observed;
