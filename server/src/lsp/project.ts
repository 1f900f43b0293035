import { fixAll } from '../ide/index.ts';
import { createWorkspace, type Model } from '../model/index.ts';
import { type CheckResult, createChecker, type Defect, type Finding } from '../rules/index.ts';
import { ProvedRepairs } from './proved-repairs.ts';
import type { ProjectSettings } from './settings.ts';

/** Where a file's present text comes from; it is asked for when somebody wants to know, not at every keystroke. */
export interface TextSource {
  readonly version: number;
  getText(): string;
}

/** The files below one `lifecycle.config.json`: one workspace of names, checked as one. */
export interface Project {
  /** Its absolute path; undefined for a document that is no file, which is a project by itself. */
  readonly folder: string | undefined;
  readonly settings: ProjectSettings;
  readonly uris: readonly string[];
  put(uri: string, source: TextSource): void;
  remove(uri: string): void;
  /** The state of now. */
  model(): Model;
  findings(uri: string): readonly Finding[];
  /** What is proved to repair races and the like. */
  readonly repairs: ProvedRepairs;
  /** The text of a file after every safe fix. */
  fixed(uri: string): string | undefined;
}

export function createProject(
  folder: string | undefined,
  settings: ProjectSettings,
  onDefect: (defect: Defect) => void,
): Project {
  const workspace = createWorkspace();
  const checker = createChecker();
  const { rules: severities, names } = settings.config;
  const pending = new Map<string, TextSource>();
  let checked: (CheckResult & { readonly model: Model }) | undefined;

  const model = (): Model => {
    for (const [uri, source] of pending) {
      pending.delete(uri);
      workspace.set(uri, source.getText(), source.version);
    }
    return workspace.model();
  };
  const findings = (uri: string): readonly Finding[] => {
    const now = model();
    if (checked?.model !== now) {
      checked = { ...checker.check(now, { severities, names }), model: now };
      checked.defects.forEach(onDefect);
    }
    return checked.findings.get(uri) ?? [];
  };
  return {
    folder,
    settings,
    get uris() {
      return [...new Set([...workspace.uris, ...pending.keys()])];
    },
    put: (uri, source) => {
      pending.set(uri, source);
    },
    remove: (uri) => {
      pending.delete(uri);
      workspace.remove(uri);
    },
    model,
    findings,
    repairs: new ProvedRepairs(checker, severities),
    fixed: (uri) => {
      const before = model().documents.get(uri);
      if (before === undefined) return undefined;
      try {
        return fixAll(uri, before.text, (text) => {
          workspace.set(uri, text, before.version);
          return findings(uri);
        });
      } finally {
        workspace.set(uri, before.text, before.version);
      }
    },
  };
}
