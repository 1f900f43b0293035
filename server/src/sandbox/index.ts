import { endpoints } from './endpoints/index.ts';
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
import { SandboxStore } from './store/store.ts';
import { buildVocabulary } from './vocabulary/vocabulary.ts';

export type { Fault } from './http/fault.ts';
export type { RecordedCall } from './http/recording.ts';
export type { Profile, Readings } from './instance.ts';
export { readSeed, type SandboxOptions } from './options.ts';
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
 * Starts a local Marketo on a loopback address, written from Adobe's specification. All of its state is in memory and
 * gone with it.
 * @throws Error when an option is wrong or the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const settings = settingsOf(options);
  const { credentials, clock } = settings;
  const faults = new Faults();
  for (const fault of settings.faults) faults.add(fault);
  const recording = new Recording(settings.record === 'all' ? Infinity : settings.record, clock);
  const address = { url: 'http://127.0.0.1' };
  const instance = newInstance(settings, address);
  const service = new Service({
    instance,
    access: new Access(credentials, clock, settings.tokenSeconds),
    faults,
    recording,
    endpoints,
    permissions: settings.permissions,
    latency: settings.latency,
  });
  const { url, close } = await listen(settings.host, settings.port, (call) => service.reply(call));
  address.url = url;
  return {
    url,
    munchkinId: settings.munchkinId,
    ...credentials,
    calls: recording.calls,
    campaigns: () =>
      [...instance.store.campaigns.values()].map(({ id, name, isActive }) => ({ id, name, isActive })),
    add: (seed) => fill(instance, seedSchema.parse(seed), settings),
    forward(milliseconds = 0) {
      instance.forward(milliseconds);
      catchUp(instance);
    },
    inject: (fault) => faults.add(fault),
    calm: () => faults.clear(),
    close,
  };
}

/** The address is known once the port is taken. */
function newInstance(settings: Settings, address: { readonly url: string }): Instance {
  const { catalogue, seed, salesforce } = settings;
  let ahead = 0;
  const instance: Instance = {
    store: new SandboxStore(),
    catalogue,
    vocabulary: buildVocabulary(catalogue),
    clock: () => settings.clock() + ahead,
    forward: (milliseconds) => (ahead += milliseconds),
    limits: new Limits(settings),
    profile: settings.profile,
    workspace: 'Default',
    assets: settings.assets,
    readings: settings.readings,
    salesforce,
    pageSize: settings.pageSize,
    get appUrl() {
      return `${address.url}${screenPath}`;
    },
  };
  addDefaultContent(instance.store, instance.vocabulary.fields);
  fill(instance, seed, settings);
  return instance;
}

function fill(instance: Instance, seed: ParsedSeed, { catalogue }: Settings): void {
  applySeed(instance, seed, (kind) => catalogue.assetKind(kind)?.satisfies ?? [kind]);
}
