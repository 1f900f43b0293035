import type { CampaignSymbol, Model } from '../model/index.ts';
import { placeOf } from '../model/index.ts';
import { statementBefore } from './insertion.ts';
import type { Fix } from './rule.ts';

/** Lets people through a campaign again and again; who is kept out then is for other conditions to say. */
export function everyTime(model: Model, { bound }: CampaignSymbol): readonly Fix[] {
  const { declaration, qualifySpan } = bound;
  const statement = 'qualify every time';
  const first = declaration.items[0];
  const edit =
    qualifySpan !== undefined
      ? { place: placeOf(declaration, qualifySpan), text: statement }
      : first && statementBefore(model, declaration, first.start, statement);
  return edit === undefined ? [] : [{ title: 'Set qualify every time', safe: false, edits: [edit] }];
}
