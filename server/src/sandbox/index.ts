import { endpoints } from './endpoints/index.ts';
import { Costs } from './costs.ts';
import { Access } from './http/access.ts';
import { Faults, type Fault } from './http/fault.ts';
import { listen } from './http/listen.ts';
import { Recording, type RecordedCall } from './http/recording.ts';
import { screenPath } from './http/screen.ts';
import { Service } from './http/service.ts';
import type { Instance } from './instance.ts';
import { catchUp } from './life/catch-up.ts';
import { Limits } from './limits.ts';
import { settingsOf, type SandboxOptions, type Settings } from './options.ts';
import { applySeed } from './seed/apply-seed.ts';
import { type ParsedSeed, type Seed, seedSchema } from './seed/seed-schema.ts';
import { addDefaultContent } from './seed/default-content.ts';
import { StateFile } from './state/state-file.ts';
import { SeenStore } from './store/seen-store.ts';
import { SandboxStore } from './store/store.ts';
import { workspacesOf } from './store/workspaces.ts';
import { buildVocabulary } from './vocabulary/vocabulary.ts';

export type { Fault } from './http/fault.ts';
export type { RecordedCall } from './http/recording.ts';
export type { OperationCost } from './costs.ts';
export type { Profile } from './instance.ts';
export type { Readings } from './readings.ts';
export { readFaults, readOptions, readSeed } from './from-file.ts';
export type { OptionsFile } from './options-file.ts';
export type { McpOptions } from './mcp/variants.ts';
export type { SandboxOptions } from './options.ts';
export { endpoints as sandboxEndpoints } from './endpoints/index.ts';
export type { Permission } from './protocol/endpoint.ts';
export type { Seed } from './seed/seed-schema.ts';

/** A running local Marketo. */
export interface Sandbox {
  /** `http://127.0.0.1:8080`: the REST calls are below `/rest`, identity below `/identity`. */
  readonly url: string;
  readonly munchkinId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What has been asked and answered, oldest first. */
  readonly calls: readonly RecordedCall[];
  /** Every campaign as it is now, for whoever watches a deploy: no call, counted nowhere. */
  campaigns(): readonly { readonly id: number; readonly name: string; readonly isActive: boolean }[];
  /** How many calls each operation has taken since the start, or since `costs.reset()`. */
  readonly costs: Pick<Costs, 'operations' | 'reset'>;
  /** Adds what another workspace expects to find; what is there already by that name stays as it is. */
  add(seed: Seed): void;
  /** Moves the clock on by so many milliseconds; waits that are over by then end, and batch campaigns run. */
  forward(milliseconds?: number): void;
  /** Adds to the script of faults. */
  inject(fault: Fault): void;
  /** From now on everything goes well: what is left of the script of faults is dropped. */
  calm(): void;
  close(): Promise<void>;
}

/**
 * Starts a local Marketo on a loopback address, written from Adobe's specification. Its state is in memory and gone with
 * it, unless a file keeps it.
 * @throws Error when an option is wrong, the port is taken or the file cannot be used.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = settingsOf(options);
  const { credentials } = settings;
  const faults = new Faults(() => instance.clock());
  const recording = new Recording(settings.record === 'all' ? Infinity : settings.record, () =>
    instance.clock(),
  );
  const address = { url: 'http://127.0.0.1' };
  const time = { ahead: settings.ahead };
  const instance = newInstance(settings, address, time);
  const state =
    settings.state === undefined ? undefined : new StateFile(settings.state, { ...instance, time });
  state?.load();
  addDefaultContent(instance);
  fill(instance, settings.seed, settings);
  checkWorkspaces(settings, instance.store);
  state?.save();
  for (const fault of settings.faults) faults.add(fault);
  const service = new Service({
    instance,
    // Whoever moves the clock on wants waits to end, not tokens.
    access: new Access(credentials, settings.clock, settings.tokenSeconds),
    faults,
    recording,
    endpoints,
    permissions: settings.permissions,
    assetStore:
      settings.workspaces === 'all'
        ? instance.store
        : new SeenStore(instance.store, new Set(settings.workspaces)),
    latency: settings.latency,
    mcp: settings.mcp === 'off' ? undefined : settings.mcp,
    munchkinId: settings.munchkinId,
    save: () => state?.save(),
  });
  const { url, close } = await listen(settings.host, settings.port, {
    reply: (call) => service.reply(call),
    longestAssetAddress: settings.readings.assetAddress === '8 KB' ? 8 * 1024 : 65 * 1024,
  });
  address.url = url;
  return {
    url,
    munchkinId: settings.munchkinId,
    ...credentials,
    calls: recording.calls,
    campaigns: () =>
      [...instance.store.campaigns.values()].map(({ id, name, isActive }) => ({ id, name, isActive })),
    costs: instance.costs,
    add(seed) {
      fill(instance, seedSchema.parse(seed), settings);
      state?.save();
    },
    forward(milliseconds = 0) {
      instance.forward(milliseconds);
      catchUp(instance);
      state?.save();
    },
    inject: (fault) => faults.add(fault),
    calm: () => faults.clear(),
    async close() {
      await close();
      state?.save();
    },
  };
}

/** The address is known once the port is taken. */
function newInstance(
  settings: Settings,
  address: { readonly url: string },
  time: { ahead: number },
): Instance {
  const { catalogue, salesforce } = settings;
  const instance: Instance = {
    store: new SandboxStore(),
    catalogue,
    vocabulary: buildVocabulary(catalogue),
    clock: () => settings.clock() + time.ahead,
    forward: (milliseconds) => (time.ahead += milliseconds),
    limits: new Limits(settings),
    costs: new Costs(),
    profile: settings.profile,
    assets: settings.assets,
    readings: settings.readings,
    salesforce,
    exports: settings.exports,
    pageSize: settings.pageSize,
    get appUrl() {
      return `${address.url}${screenPath}`;
    },
  };
  return instance;
}

/** @throws Error when the API user is to see a workspace that is not there: it would see nothing, and nobody knew why. */
function checkWorkspaces({ workspaces }: Settings, store: SandboxStore): void {
  const known = workspacesOf(store);
  const stranger = workspaces === 'all' ? undefined : workspaces.find((name) => !known.includes(name));
  if (stranger === undefined) return;
  throw new Error(
    `The sandbox cannot start: workspaces: there is no workspace "${stranger}" (known: ${known.join(', ')}). Add it to seed.workspaces.`,
  );
}

function fill(instance: Instance, seed: ParsedSeed, { catalogue }: Settings): void {
  applySeed(instance, seed, (kind) => catalogue.assetKind(kind)?.satisfies ?? [kind]);
}
