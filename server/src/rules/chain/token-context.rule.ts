import {
  argumentOf,
  type BoundStep,
  type CampaignSymbol,
  type Model,
  type Place,
  placeOf,
} from '../../model/index.ts';
import type { ExternalEffect } from '../../syntax/index.ts';
import { campaignNamedBy } from '../call-target.ts';
import { stepsNamed } from '../flow-steps.ts';
import { campaignsThat } from '../incremental/from-files.ts';
import { effectsOutside } from '../outside.ts';
import type { Fix, RawFinding, Rule } from '../rule.ts';
import { listed, quoted } from '../spelling.ts';

const setting = 'Use Parent Campaign Token Context';

export const rule: Rule = {
  id: 'chain/token-context',
  severity: 'warning',
  method: 'bind',
  summary: 'A campaign of another program that is executed, without a word about whose My Tokens it takes.',
  why: 'Unless the step says otherwise, the executed campaign takes the tokens of its own program: an empty text, or a score of +0.',
  fix: 'unsafe',
  checkModel: function* (model) {
    let tokens: ReadonlyMap<string, ReadonlySet<string>> | undefined;
    for (const execution of executions(model)) {
      const { campaign, target } = execution;
      if (target.program === campaign.program || target.uses.length === 0) continue;
      tokens ??= tokensByProgram(model);
      const callers = tokens.get(campaign.program ?? '');
      const shared = target.uses.filter((name) => callers?.has(name) === true);
      if (shared.length > 0) yield finding(execution, shared, tokens.get(target.program ?? ''));
    }
  },
};

interface Execution {
  readonly campaign: CampaignSymbol;
  readonly step: BoundStep;
  readonly target: Target;
}

/** Steps that execute a campaign of another program and do not say whose tokens it is to take. */
function* executions(model: Model): Generator<Execution> {
  const declared = tokensTaken(model).length > 0;
  for (const campaign of executing(model)) {
    if (campaign.program === undefined) continue;
    for (const { how, to, step } of model.graph.node(campaign).calls) {
      if (how === 'execute' && to.program !== campaign.program && !isSaid(step))
        yield { campaign, step, target: ownTarget(to) };
    }
    if (!declared) continue;
    for (const step of stepsNamed(campaign.bound, 'Execute Campaign')) {
      const target = isSaid(step) ? undefined : externalTarget(model, campaign, step);
      if (target !== undefined) yield { campaign, step, target };
    }
  }
}

const tokensTaken = effectsOutside('ExternalToken');

const executing = campaignsThat((bound) => bound.active && stepsNamed(bound, 'Execute Campaign').length > 0);

function isSaid(step: BoundStep): boolean {
  return argumentOf(step, setting) !== undefined;
}

function tokensByProgram(model: Model): ReadonlyMap<string, ReadonlySet<string>> {
  const byName = Map.groupBy(model.programs, ({ name }) => name);
  return new Map(
    [...byName].map(([name, parts]) => [
      name,
      new Set(parts.flatMap((part) => part.tokens.map((token) => token.name))),
    ]),
  );
}

/** What is executed, and the My Tokens that it is known to use. */
interface Target {
  readonly name: string;
  readonly program: string | undefined;
  readonly uses: readonly string[];
  /** Where it says so. */
  readonly place: Place;
  /** An external campaign declares the tokens that it has. */
  readonly declares: boolean;
}

function ownTarget({ name, program, bound, place }: CampaignSymbol): Target {
  const tokens = bound.references.filter(
    ({ kind, name: token }) => kind === 'token' && token.startsWith('my.'),
  );
  const [first] = tokens;
  return {
    name,
    program,
    // `{{my.Points:default=0}}`
    uses: [...new Set(tokens.map((token) => token.name.slice('my.'.length).replace(/:default=.*$/, '')))],
    place: first === undefined ? place : placeOf(bound.declaration, first),
    declares: false,
  };
}

function externalTarget(model: Model, campaign: CampaignSymbol, step: BoundStep): Target | undefined {
  const reference = campaignNamedBy(step, campaign);
  const found = reference && model.resolve(reference, campaign.bound.declaration).found?.[0];
  if (found?.kind !== 'external') return undefined;
  const uses = (found.declaration.effects ?? []).flatMap((effect) =>
    isToken(effect) ? effect.name.value.replace(/^my\./, '') : [],
  );
  return { name: found.name, program: found.within, uses, place: found.place, declares: true };
}

function isToken(effect: ExternalEffect): effect is Extract<ExternalEffect, { kind: 'ExternalToken' }> {
  return effect.kind === 'ExternalToken';
}

function finding(
  { campaign, step, target }: Execution,
  shared: readonly string[],
  own: ReadonlySet<string> | undefined,
): RawFinding {
  const names = listed(shared.map((name) => `{{my.${name}}}`));
  const isOwn = target.declares || shared.every((name) => own?.has(name) === true);
  const program = quoted(campaign.program ?? '');
  const other =
    target.program === undefined ? 'its own program' : `its own program ${quoted(target.program)}`;
  const constraint = `[${setting}] is`;
  return {
    place: placeOf(campaign.bound.declaration, step),
    message: isOwn
      ? `${quoted(target.name)} takes ${names} from ${other}, although ${program} has ${shared.length === 1 ? 'a token of that name' : 'tokens of those names'}, too.`
      : `${quoted(target.name)} uses ${names}, which ${program} has and ${other} has not.`,
    advice: `Say whose tokens are meant: { ${constraint} true } for those of ${program}, { ${constraint} false } for its own.`,
    related: [
      {
        place: target.place,
        message: `${quoted(target.name)} ${target.declares ? 'has it' : 'uses it'} here`,
      },
    ],
    fixes: takeCallers(campaign, step, program, `${constraint} true`),
  };
}

function takeCallers(
  { bound }: CampaignSymbol,
  step: BoundStep,
  program: string,
  constraint: string,
): readonly Fix[] {
  if (step.node.constraints !== undefined) return [];
  const place = placeOf(bound.declaration, { start: step.node.end, end: step.node.end });
  return [
    { title: `Take the tokens of ${program}`, safe: false, edits: [{ place, text: ` { ${constraint} }` }] },
  ];
}
