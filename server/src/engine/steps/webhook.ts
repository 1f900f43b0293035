import { event } from '../state/index.ts';
import { expectAnswer } from '../turn/outside.ts';
import { text } from '../values/index.ts';
import { changesOf } from './externals.ts';
import { logStep } from './logging.ts';
import { GOES_ON, type Outcome, type StepScope } from './performer.ts';

/** Fact: webhooks answer late. The mapped fields are there when Webhook is Called is raised. */
export function callWebhook(scope: StepScope): Outcome {
  const { turn, step } = scope;
  logStep(scope);
  const name = step.asset ?? '';
  const external = turn.engine.program.external(name, 'webhook');
  const called = event('Webhook is Called', [['Webhook', text(name)]]);
  expectAnswer(turn, turn.engine.semantics.answers.webhook, `webhook "${name}"`, 'answers', {
    changes: external === undefined ? [] : changesOf(turn, external),
    fires: step.definition.effects.fires,
    source: 'Webhook',
    events: [{ event: called, given: [], unless: [] }],
  });
  return GOES_ON;
}
