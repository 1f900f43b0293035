import type { Location, Model } from '../model/index.ts';
import type { Span } from '../syntax/index.ts';
import { nameLocation, wholeLocation } from './declared.ts';
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
  if (here === undefined) return [];
  return here.symbols.flatMap((symbol) => {
    const name = nameLocation(model, symbol);
    const whole = wholeLocation(model, symbol);
    return name === undefined || whole === undefined ? [] : [{ origin: here, name, whole }];
  });
}
