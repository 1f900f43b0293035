import { catalogue } from '../../../server/src/catalogue/index.ts';
import type {
  DesiredChoice,
  DesiredConstraint,
  DesiredRule,
  DesiredRules,
  DesiredStep,
} from '../../../server/src/compiler/index.ts';
import { textOf, withClass, within, type Element, type ReadAsset } from './read-page.ts';

/** What somebody has built who did what the page says and nothing else. */
export interface Built {
  readonly of: string;
  readonly name: string;
  readonly path: readonly string[];
  readonly rules: DesiredRules;
  readonly flow: readonly DesiredStep[];
  readonly settings: ReadonlyMap<string, string>;
}

export function follow(assets: readonly ReadAsset[]): readonly Built[] {
  return assets
    .filter(({ section }) => section === 'Smart lists' || section === 'Campaigns')
    .map(({ of, name, path, parts }) => {
      const items = parts.flatMap((part) => part.items);
      const tagged = (tag: string): readonly Element[] =>
        items.filter((item) => label(item).children[0]?.text.startsWith(tag) === true);
      const filters = tagged('filter').map(ruleOf);
      return {
        of,
        name,
        path,
        rules: { triggers: tagged('trigger').map(ruleOf), filters, logic: logicOf(tagged('logic')[0]) },
        flow: tagged('step').map(stepOf),
        settings: new Map(
          items
            .filter((item) => label(item).text.startsWith('Set '))
            .map((item) => {
              const [setting, value] = within(label(item), 'b');
              return [textOf(setting), textOf(value)] as const;
            }),
        ),
      };
    });
}

/** Campaigns to switch on, in the order of the page. */
export const switchedOn = (assets: readonly ReadAsset[]): readonly string[] =>
  assets
    .filter(({ section }) => section === 'Switch on')
    .flatMap(({ parts }) => parts.flatMap(({ items }) => items))
    .filter((item) => label(item).text.startsWith('Activate'))
    .map((item) => textOf(within(label(item), 'b')[0]));

function label(item: Element): Element {
  const [found] = within(item, 'label');
  if (found === undefined) throw new Error('nothing says what to do');
  return found;
}

function logicOf(item: Element | undefined): string {
  if (item === undefined || label(item).text.includes('ALL')) return 'all';
  return label(item).text.includes('ANY') ? 'any' : textOf(within(item, 'code')[0]);
}

function ruleOf(item: Element): DesiredRule {
  const name = textOf(within(label(item), 'b')[0]);
  const negative = name.startsWith('Not ');
  const constraints = within(item, 'dt').map((dt, index): DesiredConstraint & { isNameless: boolean } => {
    const dd = within(item, 'dd')[index];
    const shown = textOf(within(dt, 'bdi')[0]);
    return {
      name: shown === 'Value' ? name : shown,
      isNameless: shown === 'Value',
      operator: dd === undefined ? '' : textOf(within(dd, 'i')[0]),
      values: dd === undefined ? [] : within(dd, 'code').map(({ text }) => text),
      primary: withClass(dt, 'add').length === 0,
    };
  });
  return {
    name: negative ? name.slice('Not '.length) : name,
    type: constraints.some(({ isNameless }) => isNameless) ? 'attribute' : 'activity',
    negative,
    constraints: constraints.map(({ name: one, operator, values, primary }) => ({
      name: one,
      operator,
      values,
      primary,
    })),
  };
}

function stepOf(item: Element): DesiredStep {
  const name = textOf(within(label(item), 'b')[0]);
  const [list] = withClass(item, 'choices');
  if (list === undefined) return { name, choices: [choiceOf(item, undefined)] };
  return { name, choices: list.children.map((choice) => choiceOf(choice, withClass(choice, 'choice')[0])) };
}

function choiceOf(element: Element, head: Element | undefined): DesiredChoice {
  const condition =
    head === undefined || head.text.includes('default choice')
      ? undefined
      : {
          name: textOf(within(head, 'b')[0]),
          type: 'attribute' as const,
          operator: textOf(within(head, 'i')[0]),
          values: within(head, 'code').map(({ text }) => text),
        };
  if (withClass(element, 'nothing').some(({ text }) => text === 'Do Nothing')) {
    return { condition, attributes: undefined };
  }
  const values = within(element, 'dd').map((dd) => textOf(within(dd, 'code')[0]));
  const attributes = within(element, 'dt').map((dt, index) => ({
    name: textOf(within(dt, 'bdi')[0]),
    value: values[index] ?? '',
  }));
  return { condition, attributes };
}

/** What the screen calls a thing, as the API names it. */
export const inApiWords = (built: Built): Built => ({
  ...built,
  rules: {
    ...built.rules,
    triggers: built.rules.triggers.map((rule) => named(rule, catalogue.triggerNamed(rule.name)?.apiName)),
    filters: built.rules.filters.map((rule) =>
      named(
        rule,
        rule.type === 'activity'
          ? catalogue.activityFilterNamed(rule.name)?.apiName
          : catalogue.membershipNamed(rule.name)?.apiName,
      ),
    ),
  },
  flow: built.flow.map((step) => named(step, catalogue.stepNamed(step.name)?.apiName)),
});

const named = <T extends { readonly name: string }>(thing: T, apiName: string | undefined): T =>
  apiName === undefined ? thing : { ...thing, name: apiName };
