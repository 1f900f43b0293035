import { form, folderReference, integer, name, path, required, text } from '../protocol/parameter.ts';

/** What every clone call takes: the original's id, and where the copy lies and what it is called. */
export const cloneParameters = {
  id: path(integer),
  name: required(form(name(255))),
  folder: required(form(folderReference)),
  description: form(text(2000)),
};
