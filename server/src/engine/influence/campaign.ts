import type { Engine } from '../engine.ts';
import { type EngineCampaign, type Instruction, membership, type StepCode } from '../program/index.ts';
import { type Atom, qualifiedAtom, runsAtom } from '../turn/touched.ts';
import { operandReads, readsOf } from './conditions.ts';
import { type Deed, deed, type Influence } from './deed.ts';
import { influenceOf } from './steps.ts';

/** What a campaign may do, piece by piece. */
export interface CampaignInfluence {
  /** Looking whether it takes the person. */
  readonly entry: Deed;
  readonly flow: readonly ItemInfluence[];
}

export interface ItemInfluence {
  /** What its choices look at. */
  readonly tests: readonly Atom[];
  readonly steps: readonly { readonly step: StepCode; readonly influence: Influence }[];
}

const influences = new WeakMap<Engine, Influences>();

export function influencesOf(engine: Engine): Influences {
  const known = influences.get(engine) ?? new Influences(engine);
  influences.set(engine, known);
  return known;
}

/** The influence of every campaign, each worked out when it is first asked for. */
export class Influences {
  readonly engine: Engine;
  readonly #known = new Map<EngineCampaign, CampaignInfluence>();

  constructor(engine: Engine) {
    this.engine = engine;
  }

  of(campaign: EngineCampaign): CampaignInfluence {
    const known = this.#known.get(campaign);
    if (known !== undefined) return known;
    const made: CampaignInfluence = {
      entry: entryOf(this.engine, campaign),
      flow: campaign.flow.map((item) => itemOf(this.engine, campaign, item)),
    };
    this.#known.set(campaign, made);
    return made;
  }
}

function entryOf(engine: Engine, campaign: EngineCampaign): Deed {
  const member = membership('Member of Smart Campaign', campaign.name);
  const remembered = campaign.qualify.rule === 'every time' ? [] : [member, qualifiedAtom(campaign)];
  const marks = [member, qualifiedAtom(campaign)].filter((atom) => engine.keeps(atom));
  return deed({
    reads: [
      ...readsOf(engine.program, campaign.filter),
      ...campaign.triggers.flatMap(({ constraints }) => operandReads(constraints)),
      ...remembered,
    ],
    marks: [...marks, runsAtom(campaign)],
  });
}

function itemOf(engine: Engine, campaign: EngineCampaign, item: Instruction): ItemInfluence {
  const steps = item.kind === 'step' ? [item] : [...item.branches.map(({ then }) => then), item.otherwise];
  const tests =
    item.kind === 'step' ? [] : item.branches.flatMap(({ when }) => readsOf(engine.program, when));
  return {
    tests,
    steps: steps.flatMap((step) =>
      step === undefined ? [] : [{ step, influence: influenceOf(engine, campaign, step) }],
    ),
  };
}
