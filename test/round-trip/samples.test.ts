import { expect, it } from 'vitest';
import type { Model } from '../../server/src/model/index.ts';
import { samples, type Sample } from '../samples/samples.ts';
import { findingsOf, modelOf, roundTrip } from './round-trip.ts';

it.for(samples)('brings the sample $name back, with the findings that it had', async (sample) => {
  const model = asHeld(sample.name.endsWith('-broken') ? asMarketoTakesIt(sample) : sample.files);
  expect(findingsOf(await roundTrip(model))).toEqual(findingsOf(model));
});

/** The files without what no instance holds: the stages that people agreed on, and scenarios. */
function asHeld(files: Sample['files']): Model {
  const { documents } = modelOf(new Map(files.map(({ name, text }) => [`file:///${name}`, text])));
  const kept = [...documents.values()].map(({ uri, text, declarations }) => {
    const rest = declarations
      .filter(({ declaration: { kind } }) => kind === 'Lifecycle' || kind === 'Scenario')
      .reduceRight(
        (left, { declaration, offset }) =>
          left.slice(0, offset + declaration.start) + left.slice(offset + declaration.end),
        text,
      );
    return [uri, rest] as const;
  });
  return modelOf(new Map(kept));
}

/**
 * Marketo does not switch on a campaign that requests one which waits for no request: it stays off. And that the other was
 * meant to be executed shows in no campaign.
 */
function asMarketoTakesIt({ files }: Sample): Sample['files'] {
  const refused = 'campaign "000 - Processing: Person is Created" {';
  return files.map(({ name, text }) => ({
    name,
    text: text.replace(refused, `${refused}\n  inactive`).replace(/\n *executable(?=\n)/, ''),
  }));
}
