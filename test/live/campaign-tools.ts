import type { Heard, LiveCaller } from './live-caller.ts';
import { idOf, made, type Place } from './scratch.ts';

const asset = '/rest/asset/v1';

interface Entry {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly constraints?: readonly {
    readonly id: number;
    readonly name: string;
    readonly primary?: boolean;
  }[];
}

type Catalogue = Readonly<Record<'triggers' | 'filters', readonly Entry[]>>;

export interface CampaignAt {
  readonly id: number;
  readonly list: number;
}

/** Makes campaigns with rules and flow, by names that the instance's own catalogues give ids to. */
export class CampaignTools {
  readonly #caller: LiveCaller;
  #rules: Catalogue | undefined;
  #steps: readonly Entry[] | undefined;

  constructor(caller: LiveCaller) {
    this.#caller = caller;
  }

  /** @returns false when the instance has no operations for rules and flow. */
  async ready(): Promise<boolean> {
    const [rules] = (await this.#caller.get(`${asset}/smartCampaign/rules.json`)).result ?? [];
    const [steps] = (await this.#caller.get(`${asset}/smartCampaign/flowSteps.json`)).result ?? [];
    this.#rules = rules as Catalogue | undefined;
    this.#steps = steps?.['flowSteps'] as readonly Entry[] | undefined;
    return this.#rules !== undefined && this.#steps !== undefined;
  }

  async campaign(name: string, folder: Place): Promise<CampaignAt> {
    const answer = made(await this.#caller.post(`${asset}/smartCampaigns.json`, { name, folder }), name);
    return { id: idOf(answer), list: Number(answer.result?.[0]?.['smartListId']) };
  }

  addRule(list: number, kind: 'triggers' | 'filters', name: string, index: number): Promise<Heard> {
    const { id, type } = this.#entry(this.#rules?.[kind], name);
    const trigger = kind === 'triggers' ? { trigger: true } : {};
    return this.#caller.post(`${asset}/smartList/${list}/rules.json`, {
      ruleId: { id, type },
      index,
      ...trigger,
    });
  }

  /** Adds a rule at the end and sets its primary constraint. */
  async test(list: number, kind: 'triggers' | 'filters', name: string, values: string): Promise<Heard> {
    const before = await this.rulesOf(list);
    await this.addRule(list, kind, name, before[kind].length + 1);
    const rule = (await this.rulesOf(list))[kind].at(-1);
    const entry = this.#entry(this.#rules?.[kind], name);
    const primary = entry.constraints?.find((constraint) => constraint.primary === true);
    return this.#caller.post(`${asset}/smartList/${list}/rule/${String(rule?.['id'])}.json`, {
      attributeId: { id: primary?.id ?? 0, type: entry.type },
      values,
    });
  }

  async rulesOf(
    list: number,
  ): Promise<Readonly<Record<'triggers' | 'filters', readonly Readonly<Record<string, unknown>>[]>>> {
    const answer = await this.#caller.get(`${asset}/smartList/${list}.json`, { includeRules: true });
    const rules = (answer.result?.[0]?.['rules'] ?? {}) as Partial<Record<'triggers' | 'filters', []>>;
    return { triggers: rules.triggers ?? [], filters: rules.filters ?? [] };
  }

  addStep(campaign: number, name: string, index: number): Promise<Heard> {
    const { id } = this.#entry(this.#steps, name);
    const activityType = { id, type: 'activity' };
    return this.#caller.post(`${asset}/smartCampaign/${campaign}/flows.json`, { activityType, index });
  }

  /** Adds a step at the end and sets its values, by the names of its attributes. */
  async step(campaign: number, name: string, values: Readonly<Record<string, string>> = {}): Promise<Heard> {
    const added = await this.addStep(campaign, name, (await this.stepsOf(campaign)).length);
    const step = (await this.stepsOf(campaign)).at(-1);
    const [choice] = (step?.['stepChoice'] ?? []) as { id: number; attributes: Record<string, unknown>[] }[];
    const attributes = Object.fromEntries(
      Object.entries(values).map(([attribute, value]) => [
        String(choice?.attributes.find((known) => known['name'] === attribute)?.['activityTypeAttribId']),
        value,
      ]),
    );
    if (choice === undefined || Object.keys(values).length === 0) return added;
    const path = `${asset}/smartCampaign/${campaign}/flow/${String(step?.['id'])}/choice/${choice.id}.json`;
    return this.#caller.post(path, { attributes });
  }

  async stepsOf(campaign: number): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const answer = await this.#caller.get(`${asset}/smartCampaign/${campaign}.json`, {
      includeFlowSteps: true,
    });
    const flow = (answer.result?.[0]?.['flow'] ?? {}) as { readonly steps?: [] };
    return flow.steps ?? [];
  }

  activate(campaign: number): Promise<Heard> {
    return this.#caller.post(`${asset}/smartCampaign/${campaign}/activate.json`);
  }

  deactivate(campaign: number): Promise<Heard> {
    return this.#caller.post(`${asset}/smartCampaign/${campaign}/deactivate.json`);
  }

  #entry(entries: readonly Entry[] | undefined, name: string): Entry {
    const entry = entries?.find((candidate) => candidate.name === name);
    if (entry === undefined) throw new Error(`The instance's catalogue has no ${name}`);
    return entry;
  }
}
