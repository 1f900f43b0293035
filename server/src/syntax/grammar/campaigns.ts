import type { CampaignDeclaration, CampaignItem, Trigger as TriggerNode } from '../ast.ts';
import { Campaign, Text, Trigger } from '../tokens.ts';
import { expected } from './expectations.ts';
import { textOf } from './literals.ts';
import { phraseOf } from './phrases.ts';
import { SettingGrammar } from './settings.ts';
import { beginsItemOf } from './statements.ts';

const triggerPhrase = phraseOf(expected.trigger);

/** Smart campaigns. */
export abstract class CampaignGrammar extends SettingGrammar {
  readonly campaign = this.RULE('campaign', (): CampaignDeclaration => {
    const keyword = this.CONSUME(Campaign);
    const name = this.head(() => textOf(this.CONSUME(Text, expected.campaignName)));
    const items = this.body(name !== undefined, () =>
      this.block('campaign', expected.campaignBlock, beginsCampaignItem, () =>
        this.SUBRULE(this.campaignItem),
      ),
    );
    return { kind: 'Campaign', ...this.declaration(keyword), name: name ?? this.noText(), items };
  });

  private readonly campaignItem = this.RULE('campaignItem', (): CampaignItem =>
    this.OR(this.campaignAlternatives),
  );

  private readonly campaignAlternatives = [
    { ALT: (): CampaignItem => this.SUBRULE(this.filter) },
    { ALT: (): CampaignItem => this.SUBRULE(this.flow) },
    { ALT: (): CampaignItem => this.SUBRULE(this.trigger) },
    { ALT: (): CampaignItem => this.SUBRULE(this.qualify) },
    { ALT: (): CampaignItem => this.SUBRULE(this.schedule) },
    { ALT: (): CampaignItem => this.SUBRULE(this.executable) },
    { ALT: (): CampaignItem => this.SUBRULE(this.inactive) },
    { ALT: (): CampaignItem => this.SUBRULE(this.like) },
    { ALT: (): CampaignItem => this.SUBRULE(this.priority) },
    { ALT: (): CampaignItem => this.SUBRULE(this.limits) },
  ];

  private readonly trigger = this.RULE('trigger', (): TriggerNode => {
    const keyword = this.CONSUME(Trigger);
    const phrase = this.SUBRULE(this.phrase, triggerPhrase);
    return { kind: 'Trigger', start: keyword.startOffset, end: phrase.end, phrase };
  });
}

const beginsCampaignItem = beginsItemOf('campaign');
