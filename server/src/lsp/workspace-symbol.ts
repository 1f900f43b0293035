import { SymbolKind, WorkspaceSymbolRequest } from 'vscode-languageserver';
import { findSymbols, type WorkspaceSymbol } from '../ide/index.ts';
import { request } from './handler.ts';
import { toLocation } from './position.ts';
import type { Feature } from './session.ts';

const kinds: Readonly<Record<WorkspaceSymbol['kind'], SymbolKind>> = {
  program: SymbolKind.Package,
  lifecycle: SymbolKind.Enum,
  stage: SymbolKind.EnumMember,
  field: SymbolKind.Field,
  list: SymbolKind.Array,
  'smart list': SymbolKind.Class,
  campaign: SymbolKind.Function,
  external: SymbolKind.Interface,
  scenario: SymbolKind.Event,
  token: SymbolKind.Constant,
};

export const workspaceSymbol: Feature = request(
  WorkspaceSymbolRequest.type,
  null,
  async ({ projects }, { query }) => {
    await projects.settled;
    return projects.all.flatMap((project) => {
      const model = project.model();
      return findSymbols(model, query).flatMap(({ kind, name, container, location }) => {
        const at = toLocation(model, location);
        if (at === undefined) return [];
        return [
          {
            name,
            kind: kinds[kind],
            location: at,
            ...(container === undefined ? {} : { containerName: container }),
          },
        ];
      });
    });
  },
);
