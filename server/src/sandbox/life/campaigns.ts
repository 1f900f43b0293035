import {
  type AttributeTest,
  createEngine,
  type Engine,
  type Knowledge,
  programOfRecords,
  type Thing,
  thingOfField,
} from '../../engine/index.ts';
import type { Instance } from '../instance.ts';
import type { Field } from '../store/records.ts';
import { AssetNames } from './asset-names.ts';
import { instanceRecords } from './instance-records.ts';
import { answersOf, knownOwners } from './salesforce.ts';

/** An instance's campaigns as the engine runs them at this moment, and what their names mean here. */
export interface Campaigns {
  readonly engine: Engine;
  readonly names: AssetNames;
  /** The field that a thing is. */
  readonly fields: ReadonlyMap<Thing, Field>;
  readonly owners: Knowledge;
  readonly statements: ReadonlyMap<string, AttributeTest>;
}

/**
 * Reads all campaigns of the instance. They change between any two calls, so this is done anew for each; people who are
 * inside a flow go on in what has become of it.
 */
export function readCampaigns(instance: Instance): Campaigns {
  const names = new AssetNames(instance.store);
  const { program, statements } = programOfRecords(instanceRecords(instance, names));
  const engine = createEngine(program, {
    semantics: { answers: answersOf(instance.salesforce) },
    // People look at everything in the activity log, and campaigns of tomorrow may ask for it.
    observes: () => true,
    remembers: () => true,
  });
  const fields = [...instance.store.fields.values()];
  return {
    engine,
    names,
    fields: new Map(fields.map((field) => [thingOfField(program.catalogue, field.displayName), field])),
    owners: knownOwners(program, instance.salesforce),
    statements,
  };
}
