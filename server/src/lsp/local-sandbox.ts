import type { Model } from '../model/index.ts';
import type { Sandbox } from '../sandbox/index.ts';

/** The local Marketo of this server: at most one, started when somebody asks for it. */
export class LocalSandbox {
  #starting: Promise<Sandbox> | undefined;

  /** The one that runs, or is about to. */
  get running(): Promise<Sandbox> | undefined {
    return this.#starting;
  }

  /** Starts it with what the files say lives in Marketo already. */
  start(model: Model): Promise<Sandbox> {
    this.#starting ??= begin(model).catch((error: unknown) => {
      this.#starting = undefined;
      throw error;
    });
    return this.#starting;
  }

  async stop(): Promise<void> {
    const running = this.#starting;
    this.#starting = undefined;
    await (await running)?.close();
  }
}

async function begin(model: Model): Promise<Sandbox> {
  const { outsideAssets } = await import('../compiler/index.ts');
  const { startSandbox } = await import('../sandbox/index.ts');
  return startSandbox({ seed: outsideAssets(model) });
}
