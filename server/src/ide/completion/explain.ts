import type { Model, ModelSymbol } from '../../model/index.ts';
import { registry } from '../../rules/index.ts';
import { constraintPage, namespacePage, operatorPage, pageOf, parameterPage } from '../catalogue-page.ts';
import { paragraphs } from '../markdown.ts';
import { symbolPage } from '../symbol-page.ts';
import type { Subject } from './completion.ts';
import { headNamed } from './head.ts';

/** The page about a completion's subject, as Markdown; undefined when there is nothing more to say. */
export function explain(model: Model, { of, name, owner }: Subject): string | undefined {
  const { catalogue } = model;
  switch (of) {
    case 'trigger':
      return page(catalogue.triggerNamed(name));
    case 'filter':
      return page(catalogue.membershipNamed(name) ?? catalogue.activityFilterNamed(name));
    case 'step':
      return page(catalogue.stepNamed(name));
    case 'operator': {
      const match = catalogue.operator(name.split(' '));
      return match && operatorPage(match.definition);
    }
    case 'namespace': {
      const namespace = catalogue.tokenNamespace(name);
      return namespace && namespacePage(namespace);
    }
    case 'keyword':
      return headNamed(name, owner)?.meaning;
    case 'rule': {
      const rule = registry.get(name);
      return rule && paragraphs(rule.summary, rule.why);
    }
    case 'constraint':
      return aboutConstraint(model, name, owner ?? '');
    case 'field': {
      const field = model.field(name);
      return field && symbolPage(model, field);
    }
    case 'campaign':
    case 'stage':
    case 'asset':
      return aboutSymbol(model, of, name, owner);
  }
}

function page(definition: Parameters<typeof pageOf>[0] | undefined): string | undefined {
  return definition && pageOf(definition);
}

function aboutConstraint({ catalogue }: Model, name: string, owner: string): string | undefined {
  const step = catalogue.stepNamed(owner);
  const parameter = step && catalogue.parameter(step, name);
  if (parameter !== undefined) return parameterPage(parameter, owner);
  const entry =
    catalogue.triggerNamed(owner) ?? catalogue.activityFilterNamed(owner) ?? catalogue.membershipNamed(owner);
  const constraint = entry && catalogue.constraint(entry, name);
  return constraint && constraintPage(constraint, owner);
}

function aboutSymbol(
  model: Model,
  of: 'campaign' | 'stage' | 'asset',
  name: string,
  owner: string | undefined,
) {
  const fits = (symbol: ModelSymbol): boolean => {
    if (of === 'stage') return symbol.kind === 'stage' && symbol.lifecycle === owner;
    if (of === 'campaign') return symbol.kind === 'campaign';
    return symbol.kind === owner || (symbol.kind === 'external' && symbol.of === owner);
  };
  const symbol = model.symbols.find((candidate) => fits(candidate) && name.endsWith(candidate.name));
  return symbol && symbolPage(model, symbol);
}
