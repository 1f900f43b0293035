import type { Location, Model } from '../model/index.ts';
import type { Span } from '../syntax/index.ts';
import { mentionAt } from './mention.ts';

export interface Definition {
  /** What was asked about, in the file of the question. */
  readonly origin: Span;
  /** The name in its declaration. */
  readonly name: Location;
  /** The whole declaration, description included. */
  readonly whole: Location;
}

/** Where the campaign, list, field, stage, token or asset at an offset is declared. */
export function findDefinitions(model: Model, uri: string, offset: number): readonly Definition[] {
  const document = model.documents.get(uri);
  const here = document && mentionAt(model, document, offset);
  return (here?.symbols ?? []).flatMap(({ place }) => {
    const name = place && model.locate(place);
    const whole =
      place && model.locate({ declaration: place.declaration, start: 0, end: place.declaration.end });
    return here === undefined || name === undefined || whole === undefined
      ? []
      : [{ origin: here, name, whole }];
  });
}
