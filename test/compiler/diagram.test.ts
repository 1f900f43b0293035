import { expect, it } from 'vitest';
import { drawLifecycle, renderPicture } from '../../server/src/compiler/index.ts';
import { modelOf } from '../model/workspace-of.ts';

const text = `
field [Stage] string
lifecycle "L" on [Stage] {
  stage "Known" { owner Marketing, master Marketo }
  stage "Won <&>" { owner Sales, master Salesforce, terminal }
  stage "Lost" { terminal }
  path "Known" -> "Won <&>"
  allow any -> "Lost"
}
campaign "Start" {
  trigger Fills Out Form "Demo"
  flow {
    Execute Campaign "Set"
    Request Campaign "Later"
  }
}
campaign "Set" { executable, flow { Change Data Value [Stage] to "Known" } }
campaign "Later" { trigger Campaign is Requested, flow { } }
campaign "Listens" { trigger Data Value Changes [Stage] { [New Value] is "Known" }, flow { } }
`;

it('tells in words what the picture shows', () => {
  expect(renderPicture(modelOf(text), 'text')).toBe(`Lifecycle L: 3 stages
  Known (owned by Marketing, decided in Marketo): then Won <&>
  Won <&> (owned by Sales, decided in Salesforce): an end
  Lost: an end
  From any stage: Lost

Campaigns: 4
  Start starts on Fills Out Form “Demo”
    executes Set
    requests Later
  Set (executable)
    sets Known
    wakes (Data Value Changes) Listens
  Later (trigger)
  Listens starts on Data Value Changes [Stage] → Known
`);
});

it('draws an SVG without script or remote resource, with names escaped and a text equivalent', () => {
  const { svg } = drawLifecycle(modelOf(text));
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain('Won &lt;&amp;&gt;');
  expect(svg).toContain('<desc id="desc">Lifecycle L: 3 stages');
  expect(svg).not.toMatch(/<script|href=|url\(|@import/);
});

it('writes Mermaid, DOT and JSON of the same links', () => {
  const model = modelOf(text);
  expect(renderPicture(model, 'mermaid')).toContain('c0 -- execute --> c1');
  expect(renderPicture(model, 'dot')).toContain('c0 -> c2 [style=dashed');
  const json = JSON.parse(renderPicture(model, 'json')) as { readonly links: readonly unknown[] };
  expect(json.links).toContainEqual({ from: 'c1', to: 'c3', how: 'wakes', label: 'Data Value Changes' });
});

it('draws an empty workspace too', () => {
  expect(drawLifecycle(modelOf('')).svg).toContain('</svg>');
});
