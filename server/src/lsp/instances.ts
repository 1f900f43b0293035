import { projectOf } from './project-at.ts';
import { localSandbox } from './protocol.ts';
import type { Answer } from './work.ts';

export const instances: Answer<'lifecycle/instances'> = async (session, params) => {
  const configured = (await projectOf(session, params)).settings.config.instances.values();
  return [
    ...[...configured].map(({ name, kind, url }) => ({ name, kind, endpoint: url })),
    { name: localSandbox, kind: 'local' },
  ];
};
