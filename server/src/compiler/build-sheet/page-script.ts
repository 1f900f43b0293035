/**
 * What the page does by itself: it remembers ticks, counts them and copies values. Where the browser keeps nothing, or
 * runs no script, the sheet is still a list with boxes.
 */
export const pageScript = `'use strict';
(() => {
  const key = 'lifecycle-sheet:' + document.querySelector('[data-key]').dataset.key;
  const boxes = [...document.querySelectorAll('input[type=checkbox]')];
  const byId = (id) => document.getElementById(id);
  const read = () => {
    try { return new Set(JSON.parse(localStorage.getItem(key) || '[]')); } catch { return new Set(); }
  };
  const write = () => {
    try {
      localStorage.setItem(key, JSON.stringify(boxes.filter((box) => box.checked).map((box) => box.id)));
    } catch {}
  };
  const show = () => {
    const done = boxes.filter((box) => box.checked).length;
    byId('progress').value = done;
    byId('count').textContent = done === boxes.length ? 'All ' + done + ' done' : done + ' of ' + boxes.length + ' done';
    byId('next').disabled = done === boxes.length;
    for (const tally of document.querySelectorAll('[data-tally]')) {
      const own = boxes.filter((box) => box.dataset.asset === tally.dataset.tally);
      const ticked = own.filter((box) => box.checked).length;
      tally.textContent = ticked + '/' + own.length;
      tally.parentElement.classList.toggle('done', ticked === own.length);
    }
  };
  const restore = () => {
    const ticked = read();
    for (const box of boxes) box.checked = ticked.has(box.id);
    show();
  };
  restore();
  addEventListener('storage', (event) => { if (event.key === key) restore(); });
  addEventListener('change', () => { write(); show(); });
  byId('next').hidden = false;
  byId('next').addEventListener('click', () => {
    const open = boxes.find((box) => !box.checked);
    if (!open) return;
    open.scrollIntoView({ block: 'center' });
    open.focus({ preventScroll: true });
  });
  byId('reset').hidden = false;
  byId('reset').addEventListener('click', () => {
    if (!confirm('Clear all ticks of this sheet?')) return;
    for (const box of boxes) box.checked = false;
    write();
    show();
  });
  const copyOld = (text) => {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'quiet';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  };
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); return true; } catch { return copyOld(text); }
  };
  for (const button of document.querySelectorAll('.copy')) {
    button.hidden = false;
    const texts = 'all' in button.dataset
      ? [...button.parentElement.querySelectorAll('code')].map((code) => code.textContent)
      : [button.previousElementSibling.textContent];
    const label = button.textContent;
    button.addEventListener('click', async () => {
      const copied = await copy(texts.join('\\n'));
      button.focus({ preventScroll: true });
      button.textContent = copied ? 'Copied' : 'Select it';
      setTimeout(() => { button.textContent = label; }, 1200);
    });
  }
  const contents = document.querySelector('.contents details');
  if (matchMedia('(max-width: 70rem)').matches) contents.open = false;
})();
`;
