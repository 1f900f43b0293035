/** Light and dark by the system's wish, narrow and wide, and on paper. */
export const pageStyle = `
:root {
  --ground: #f6f6f9; --card: #fff; --ink: #1d1b26; --soft: #5d5a6b; --line: #dedce6; --accent: #5b3fc4;
  --chip: #f0eef8; --trigger: #0b6e4f; --filter: #1859a8; --step: #8a4b00; --done: #2c7a4b;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #15141b; --card: #1e1d26; --ink: #eceaf4; --soft: #a8a4b8; --line: #363443; --accent: #b8a5ff;
    --chip: #2a2836; --trigger: #6fd3ae; --filter: #8bbcff; --step: #f0b676; --done: #7fd6a2;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 5rem; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', sans-serif; overflow-wrap: anywhere; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
.skip, .quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.skip:focus { width: auto; height: auto; clip-path: none; z-index: 3; padding: .5rem 1rem; background: var(--card); }
.bar { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; align-items: center;
  justify-content: space-between; padding: .6rem 1.5rem; background: var(--card); border-bottom: 1px solid var(--line); }
.bar p { margin: 0; }
.bar-title span { color: var(--soft); }
.bar-progress { display: flex; gap: .75rem; align-items: center; font-variant-numeric: tabular-nums; }
progress { width: 12rem; max-width: 30vw; height: .6rem; accent-color: var(--done); }
button, .open { font: inherit; font-size: .85rem; color: var(--accent); background: transparent;
  border: 1px solid var(--line); border-radius: .4rem; padding: .15rem .6rem; cursor: pointer; text-decoration: none; }
button:hover, .open:hover { border-color: var(--accent); }
button:disabled { color: var(--soft); cursor: default; border-color: var(--line); }
.layout { display: grid; grid-template-columns: 18rem minmax(0, 56rem); gap: 2rem; justify-content: center;
  padding: 1.5rem; }
.contents { position: sticky; top: 4.5rem; align-self: start; max-height: calc(100vh - 6rem); overflow: auto;
  font-size: .9rem; }
.contents summary { font-weight: 600; cursor: pointer; }
.contents p { margin: 1rem 0 .25rem; color: var(--soft); font-size: .8rem; }
.contents ol { margin: 0; padding: 0; list-style: none; }
.contents li { display: flex; gap: .5rem; justify-content: space-between; padding: .2rem 0; }
.contents a { color: inherit; text-decoration: none; }
.contents a:hover { text-decoration: underline; }
.tally { white-space: nowrap; color: var(--soft); font-variant-numeric: tabular-nums; }
.contents .done { color: var(--done); }
.contents .done .tally { white-space: nowrap; color: inherit; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.35rem; margin: 2.5rem 0 .25rem; }
.lead, .advice { color: var(--soft); margin: 0 0 1rem; max-width: 44rem; }
.asset { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; margin: 0 0 1.25rem;
  padding: 1rem 1.25rem; }
.asset > header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; align-items: baseline;
  justify-content: space-between; }
h3 { font-size: 1.1rem; margin: 0; }
.of { color: var(--soft); font-weight: 400; }
.path { flex-basis: 100%; margin: 0; color: var(--soft); font-size: .85rem; }
.path bdi + bdi::before { content: ' › '; }
.address { display: none; }
h4 { font-size: .8rem; margin: 1.1rem 0 .25rem; color: var(--soft); font-weight: 600; }
.items { list-style: none; margin: 0; padding: 0; }
.item { display: grid; grid-template-columns: 1.25rem minmax(0, 1fr); gap: .75rem; padding: .6rem 0; }
.item + .item { border-top: 1px solid var(--line); }
.item input { width: 1.15rem; height: 1.15rem; margin: .2rem 0 0; accent-color: var(--done); }
.item label { cursor: pointer; }
.item:has(input:checked) > div { opacity: .55; }
.item:has(input:checked) label b { text-decoration: line-through; }
.tag { display: inline-block; min-width: 4.4rem; font-size: .8rem; color: var(--soft); font-variant-numeric: tabular-nums; }
.trigger { color: var(--trigger); } .filter { color: var(--filter); } .step { color: var(--step); }
dl { margin: .35rem 0 0; }
dl > div { display: grid; grid-template-columns: minmax(6rem, 13rem) minmax(0, 1fr); gap: .15rem 1rem; padding: .15rem 0; }
dt { color: var(--soft); }
.add { font-size: .75rem; border: 1px solid var(--line); border-radius: .3rem; padding: 0 .3rem; white-space: nowrap; }
dd { margin: 0; display: flex; flex-wrap: wrap; gap: .3rem .5rem; align-items: baseline; }
i { font-style: normal; color: var(--soft); white-space: nowrap; }
.values { display: inline-flex; flex-wrap: wrap; gap: .3rem .4rem; }
.value { display: inline-flex; align-items: stretch; max-width: 100%; background: var(--chip); border-radius: .4rem; }
code { font: .88em/1.5 ui-monospace, 'Cascadia Code', Menlo, Consolas, monospace; }
.value code { padding: .1rem .5rem; white-space: pre-wrap; unicode-bidi: isolate; user-select: all; }
.value .copy { border: 0; border-left: 1px solid var(--line); border-radius: 0 .4rem .4rem 0; font-size: .75rem; }
.choices { list-style: none; margin: .4rem 0 0; padding: 0; }
.choices > li { border-left: 3px solid var(--line); padding: .1rem 0 .1rem .8rem; margin: .4rem 0; }
.choice { margin: 0; display: flex; flex-wrap: wrap; gap: .3rem .4rem; align-items: baseline; }
.nothing { margin: .2rem 0 0; color: var(--soft); }
@media (max-width: 70rem) {
  .layout { grid-template-columns: minmax(0, 1fr); gap: 1rem; padding: 1rem; }
  .contents { position: static; max-height: none; }
}
@media (max-width: 36rem) {
  .bar { padding: .5rem 1rem; }
  .asset { padding: .75rem .9rem; }
  dl > div { grid-template-columns: minmax(0, 1fr); }
}
@media print {
  :root { --ground: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #bbb; --accent: #000; --chip: #f2f2f2;
    --trigger: #000; --filter: #000; --step: #000; --done: #000; color-scheme: light; }
  @page { margin: 16mm 14mm; }
  body { font-size: 10pt; }
  .skip, .bar, .contents, .tools, .copy, .open { display: none; }
  .layout { display: block; padding: 0; }
  .asset { border: 0; border-top: 1.5pt solid #000; border-radius: 0; padding: 6pt 0 0; margin: 0 0 14pt; }
  .address { display: block; flex-basis: 100%; margin: 0; font-size: 8pt; }
  h2, h3, h4, .asset > header { break-after: avoid; }
  h2 { margin-top: 18pt; }
  .item, .choices > li, dl > div { break-inside: avoid; }
  .item { padding: 4pt 0; }
  .item:has(input:checked) > div { opacity: 1; }
}
`;
