import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { textOf } from '../ide/index.ts';
import type { Document, Model } from '../model/index.ts';
import type { Finding, Severity } from '../rules/index.ts';
import { toLocation, toRange } from './position.ts';
import { rulePageUri } from './rule-page.ts';
import type { Client } from './session.ts';

export const diagnosticSource = 'lifecycle';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding in the protocol's shape. `data` tells other tools which fixes there are. */
export function toDiagnostic(client: Client, model: Model, document: Document, finding: Finding): Diagnostic {
  const { rule, severity, place, related, unnecessary, fixes } = finding;
  const page = rulePageUri(client, rule);
  return {
    range: toRange(document, place),
    severity: severities[severity],
    code: rule,
    source: diagnosticSource,
    message: textOf(finding),
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0 ? {} : { relatedInformation: relatedInformation(model, related) }),
    ...(fixes.length === 0 ? {} : { data: { fixes: fixes.map(({ title, safe }) => ({ title, safe })) } }),
  };
}

function relatedInformation(model: Model, related: Finding['related']) {
  return related.flatMap(({ place, message }) => {
    const location = toLocation(model, place);
    return location === undefined ? [] : [{ location, message }];
  });
}

/** A diagnostic about a whole file. */
export function aboutFile(code: string, severity: Severity, message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  return {
    range: { start, end: start },
    severity: severities[severity],
    code,
    source: diagnosticSource,
    message,
  };
}
