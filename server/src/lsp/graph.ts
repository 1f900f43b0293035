import { drawLifecycle } from '../compiler/index.ts';
import type { Model } from '../model/index.ts';
import { toLocation } from './position.ts';
import { projectOf } from './project-at.ts';
import type { Place } from './protocol.ts';
import type { Answer } from './work.ts';

export const graph: Answer<'lifecycle/graph'> = async (session, params) => {
  const model = (await projectOf(session, params)).model();
  const [program] = model.programs;
  return { title: program?.name ?? 'Lifecycle', ...drawLifecycle(model), places: placesOf(model) };
};

/** Where the stages and campaigns of the picture are declared. */
function placesOf(model: Model): Place[] {
  const drawn = [...model.stageMachines.flatMap(({ stages }) => stages), ...model.campaigns];
  return drawn.flatMap(({ name, place }) => {
    const at = model.locate(place);
    const location = at && toLocation(model, at);
    return location === undefined ? [] : [{ name, uri: location.uri, line: location.range.start.line }];
  });
}
