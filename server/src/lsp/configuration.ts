import { ConfigurationRequest, DidChangeConfigurationNotification } from 'vscode-languageserver';
import { notification } from './handler.ts';
import type { Feature, Session } from './session.ts';

/** Whether races are looked for; see the setting of this name in the manifest. */
const section = 'lifecycle.proof.enable';

/** Reads the settings, and asks to be told when they change. A client without any gets what the manifest says. */
export async function followConfiguration(session: Session): Promise<void> {
  const { client, connection, log } = session;
  if (!canBeAsked(session)) return session.proofs.enable(true);
  if (client.capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true) {
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: 'lifecycle' })
      .catch((error: unknown) => log.warn(`The client does not tell when settings change: ${String(error)}`));
  }
  await ask(session);
}

export const didChangeConfiguration: Feature = notification(
  DidChangeConfigurationNotification.type,
  async (session, params) => {
    if (canBeAsked(session)) return ask(session);
    const pushed = valueAt((params as { readonly settings?: unknown }).settings, section.split('.'));
    await session.proofs.enable(pushed !== false);
  },
);

function canBeAsked({ client }: Session): boolean {
  return client.capabilities.workspace?.configuration === true;
}

async function ask({ connection, proofs }: Session): Promise<void> {
  const answer = await connection
    .sendRequest(ConfigurationRequest.type, { items: [{ section }] })
    .catch(() => []);
  await proofs.enable(answer[0] !== false);
}

/** `{ lifecycle: { proof: { enable: false } } }`, as older clients send it. */
function valueAt(settings: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return settings;
  if (typeof settings !== 'object' || settings === null || !(name in settings)) return undefined;
  return valueAt((settings as Record<string, unknown>)[name], rest);
}
