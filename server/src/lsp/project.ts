import { fixAll } from '../ide/index.ts';
import { createWorkspace, type Model, type Workspace } from '../model/index.ts';
import {
  type Checker,
  type CheckResult,
  createChecker,
  type Defect,
  type Finding,
  type Proof,
} from '../rules/index.ts';
import { type ProjectChoices, ruleChoices } from '../project/index.ts';
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
  /** By which findings are made. */
  readonly choices: ProjectChoices;
  readonly uris: readonly string[];
  put(uri: string, source: TextSource): void;
  remove(uri: string): void;
  /** The state of now. */
  model(): Model;
  findings(uri: string): readonly Finding[];
  /** What takes seconds has been found out about the state of now, or nobody wants to know it. */
  readonly isProved: boolean;
  /** Takes in what was found out about the state of now or an earlier one; undefined forgets it. */
  take(proof: Proof | undefined): void;
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
  const choices = ruleChoices(folder, settings.config);
  const pending = new Map<string, TextSource>();
  let proof: Proof | undefined;
  let checked: (CheckResult & { readonly model: Model; readonly proof: Proof | undefined }) | undefined;
  /** Fixes are tried on copies: the declarations here stay the same ones, and so does what was proved of them. */
  let copies: { readonly workspace: Workspace; readonly checker: Checker } | undefined;

  const model = (): Model => {
    for (const [uri, source] of pending) {
      pending.delete(uri);
      workspace.set(uri, source.getText(), source.version);
    }
    return workspace.model();
  };
  const findings = (uri: string): readonly Finding[] => {
    const now = model();
    if (checked?.model !== now || checked.proof !== proof) {
      checked = { ...checker.check(now, { ...choices, proof: proof ?? 'off' }), model: now, proof };
      checked.defects.forEach(onDefect);
    }
    return checked.findings.get(uri) ?? [];
  };
  return {
    folder,
    settings,
    choices,
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
    get isProved() {
      const now = model();
      return proof?.of === now || now.campaigns.length === 0 || !checker.proves(choices);
    },
    take: (taken) => {
      proof = taken;
    },
    fixed: (uri) => {
      const { documents } = model();
      const text = documents.get(uri)?.text;
      if (text === undefined || !findings(uri).some(hasSafeFix)) return text;
      const { workspace: copy, checker: other } = (copies ??= {
        workspace: createWorkspace(),
        checker: createChecker(),
      });
      for (const gone of copy.uris) if (!documents.has(gone)) copy.remove(gone);
      for (const document of documents.values()) copy.set(document.uri, document.text);
      return fixAll(uri, text, (next) => {
        copy.set(uri, next);
        return other.check(copy.model(), choices).findings.get(uri) ?? [];
      });
    },
  };
}

function hasSafeFix({ fixes }: Finding): boolean {
  return fixes.some(({ safe }) => safe);
}
