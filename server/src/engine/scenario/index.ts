export {
  type Coverage,
  type Failure,
  runScenario,
  type ScenarioOptions,
  type ScenarioResult,
  scenarioState,
} from './scenario.ts';
