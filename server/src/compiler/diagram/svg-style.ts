/** Colours follow the editor's theme where there is one, else the reader's light or dark preference. */
export const svgStyle = `
  svg { --ink: var(--vscode-foreground, #1f2a37); --faint: var(--vscode-descriptionForeground, #66758a);
        --paper: var(--vscode-editor-background, #ffffff); --card: var(--vscode-editorWidget-background, #f4f6f9);
        --line: var(--vscode-editorWidget-border, #c3ccd8); --main: var(--vscode-charts-blue, #1667c5);
        --sales: var(--vscode-charts-orange, #c05a12); --wakes: var(--vscode-charts-green, #2f7d4f); }
  @media (prefers-color-scheme: dark) {
    svg { --ink: var(--vscode-foreground, #dfe6ee); --faint: var(--vscode-descriptionForeground, #93a1b3);
          --paper: var(--vscode-editor-background, #161b22); --card: var(--vscode-editorWidget-background, #212936);
          --line: var(--vscode-editorWidget-border, #455063); --main: var(--vscode-charts-blue, #6cb0ff);
          --sales: var(--vscode-charts-orange, #ee9b5f); --wakes: var(--vscode-charts-green, #71c48f); }
  }
  text { font: 12px -apple-system, 'Segoe UI', system-ui, 'DejaVu Sans', sans-serif; fill: var(--ink); }
  .heading { font-size: 16px; font-weight: 600; } .name { font-weight: 600; } .faint { fill: var(--faint); font-size: 11px; }
  .paper { fill: var(--paper); } .card { fill: var(--card); stroke: var(--line); }
  .stage { stroke: var(--main); stroke-width: 1.5; } .stage.salesforce { stroke: var(--sales); }
  .inner { fill: none; stroke-width: 1; } .executable { stroke-dasharray: 5 3; } .starts { stroke: var(--main); }
  .sets { fill: var(--main); } .arrow { fill: none; stroke: var(--faint); stroke-width: 1.2; }
  .arrow.main { stroke: var(--main); stroke-width: 2.2; } .arrow.execute { stroke: var(--ink); }
  .arrow.request { stroke: var(--ink); stroke-dasharray: 6 4; } .arrow.wakes { stroke: var(--wakes); stroke-dasharray: 2 4; }
  .head { fill: var(--faint); } .head.main { fill: var(--main); } .head.execute, .head.request { fill: var(--ink); }
  .head.wakes { fill: var(--wakes); }
`;
