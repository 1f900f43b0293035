import { callHierarchyIncoming, callHierarchyOutgoing, prepareCallHierarchy } from './call-hierarchy.ts';
import { codeAction } from './code-action.ts';
import { codeLens } from './code-lens.ts';
import { commands } from './commands.ts';
import { completion, completionResolve } from './completion.ts';
import { didChangeConfiguration } from './configuration.ts';
import { definition } from './definition.ts';
import { diagnostic } from './diagnostic.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentSymbol } from './document-symbol.ts';
import { didChange, didClose, didOpen } from './documents.ts';
import { foldingRange } from './folding-range.ts';
import { formatting, rangeFormatting } from './formatting.ts';
import { hover } from './hover.ts';
import { initialize, initialized } from './initialize.ts';
import { references } from './references.ts';
import { prepareRename, rename } from './rename.ts';
import { rulePage } from './rule-page.ts';
import { selectionRange } from './selection-range.ts';
import { semanticTokens, semanticTokensRange } from './semantic-tokens.ts';
import type { Feature } from './session.ts';
import {
  didChangeWatchedFiles,
  didChangeWorkspaceFolders,
  didDeleteFiles,
  didRenameFiles,
} from './watched-files.ts';
import { workspaceDiagnostic } from './workspace-diagnostic.ts';
import { workspaceSymbol } from './workspace-symbol.ts';

/** Everything that the server answers and listens to. */
export const features: readonly Feature[] = [
  initialize,
  initialized,
  didOpen,
  didChange,
  didClose,
  didChangeWatchedFiles,
  didDeleteFiles,
  didRenameFiles,
  didChangeWorkspaceFolders,
  didChangeConfiguration,
  diagnostic,
  workspaceDiagnostic,
  completion,
  completionResolve,
  hover,
  definition,
  references,
  documentHighlight,
  prepareRename,
  rename,
  documentSymbol,
  workspaceSymbol,
  prepareCallHierarchy,
  callHierarchyIncoming,
  callHierarchyOutgoing,
  codeAction,
  codeLens,
  formatting,
  rangeFormatting,
  foldingRange,
  selectionRange,
  semanticTokens,
  semanticTokensRange,
  rulePage,
  ...commands,
];
