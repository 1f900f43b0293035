import type { TokenType } from 'chevrotain';
import type { Declaration } from '../ast.ts';
import type { Layout } from '../layout.ts';
import { Campaign, External, Field, Lifecycle, List, Program, Scenario, Smart } from '../tokens.ts';
import type { FolderHead } from './assets.ts';
import { ScenarioGrammar } from './scenarios.ts';

export type { FolderHead } from './assets.ts';

type Leaf = Exclude<Declaration, { kind: 'Folder' }>;

class Grammar extends ScenarioGrammar {
  private readonly rules = new Map<TokenType | undefined, () => Leaf>([
    [Program, this.program],
    [Lifecycle, this.lifecycle],
    [Field, this.field],
    [List, this.list],
    [Smart, this.smartList],
    [Campaign, this.campaign],
    [External, this.external],
    [Scenario, this.scenario],
  ]);

  constructor(validate = false) {
    super(validate);
    this.performSelfAnalysis();
  }

  readDeclaration(source: string, layout: Layout): Leaf {
    const rule = this.rules.get(layout.tokens[0]?.tokenType);
    if (rule === undefined) throw new Error('The layout of a declaration begins with its keyword.');
    this.start(source, layout);
    const declaration = rule.call(this);
    this.finish();
    return declaration;
  }

  readFolderHead(source: string, layout: Layout): FolderHead {
    this.start(source, layout);
    const head = this.folderHead();
    this.finish();
    return head;
  }
}

/** Throws if the grammar contradicts itself: a test asks, since asking costs more than reading most files. */
export function validateGrammar(): void {
  void new Grammar(true);
}

let grammar: Grammar | undefined;

/** Parses one declaration that is no folder. Adds to the layout's problems; never fails. */
export function readDeclaration(source: string, layout: Layout): Leaf {
  grammar ??= new Grammar();
  return grammar.readDeclaration(source, layout);
}

/** Parses a folder from its keyword to its brace. */
export function readFolderHead(source: string, layout: Layout): FolderHead {
  grammar ??= new Grammar();
  return grammar.readFolderHead(source, layout);
}
