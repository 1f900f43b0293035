import { createWorkspace } from '../../../server/src/model/index.ts';
import { deploy } from '../../../server/src/cli/deploy/deploying.ts';
import { planFor, type Session } from '../../../server/src/cli/deploy/session.ts';
import { compile } from '../../../server/src/compiler/index.ts';
import { connect, systemClock } from '../../../server/src/marketo/index.ts';
import { discover } from '../../../server/src/project/index.ts';
import { unlimited } from '../unlimited.ts';

/** `lifecycle apply` as a process to be killed: the command's own work, without its checks and its patience with the rate. */
const [folder = '', url = ''] = process.argv.slice(2);
const { projects } = await discover([folder], folder);
const [project] = projects;
if (project === undefined) throw new Error(`There is nothing to deploy in ${folder}.`);
const workspace = createWorkspace();
for (const { path, text } of project.files) workspace.set(path, text);
const model = workspace.model();
const instance = { name: 'Local', url };
const credentials = {
  clientId: process.env['CLIENT_ID'] ?? '',
  clientSecret: process.env['CLIENT_SECRET'] ?? '',
};
const answer = await connect(instance, credentials, { limits: unlimited, clock: systemClock });
if (answer.kind !== 'success') throw new Error(answer.message);
const session: Session = {
  loaded: { project, model },
  desired: compile(model),
  signedIn: { instance: { ...instance, kind: 'sandbox', timeZone: undefined }, credentials },
  connection: answer.result,
};
const isDone = await deploy(session, () => planFor(session), {
  out: () => undefined,
  err: (text) => process.stderr.write(text),
  cwd: folder,
  env: {},
  colour: false,
  columns: undefined,
  interactive: false,
  signal: new AbortController().signal,
  question: () => Promise.resolve(undefined),
});
process.exitCode = isDone ? 0 : 1;
