export { makeBuildSheet } from './make-sheet.ts';
export { renderSheetMarkdown } from './markdown.ts';
export { renderSheetPage } from './page.ts';
export type { BuildSheet, SheetAsset, SheetDeed, SheetItem, SheetPart, SheetSection } from './sheet.ts';
