import type { Model } from '../model/index.ts';
import type { Sandbox } from '../sandbox/index.ts';

/** The local Marketo of this server: at most one, started when somebody asks for it. */
export class LocalSandbox {
  #starting: Promise<Sandbox> | undefined;

  /** The one that runs, or is about to. */
  get running(): Promise<Sandbox> | undefined {
    return this.#starting;
  }

  /** Starts it, and sees to it that it holds what the files say lives in Marketo already. */
  async start(model: Model): Promise<Sandbox> {
    this.#starting ??= begin().catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    const [sandbox, { outsideAssets }] = await Promise.all([this.#starting, import('../compiler/index.ts')]);
    sandbox.add(outsideAssets(model));
    return sandbox;
  }

  async stop(): Promise<void> {
    const running = this.#starting;
    this.#starting = undefined;
    await (await running)?.close();
  }
}

/** Nobody else uses it, so nobody has to be spared: no limits, and a first deploy takes seconds. */
async function begin(): Promise<Sandbox> {
  const { startSandbox } = await import('../sandbox/index.ts');
  return startSandbox({ rateLimit: 'off', dailyQuota: 'off' });
}
