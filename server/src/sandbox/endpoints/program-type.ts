import type { ChannelProgramType, ProgramType } from '../store/records.ts';

/** The documentation's names and the specification's, in any case: `Default` and `program` are the same type. */
export function programTypeNamed(word: string): ProgramType | undefined {
  return spellings.get(word.toLowerCase());
}

const spellings: ReadonlyMap<string, ProgramType> = new Map<string, ProgramType>([
  ['default', 'Default'],
  ['program', 'Default'],
  ['event', 'Event'],
  ['event with webinar', 'Event with Webinar'],
  ['webinar', 'Event with Webinar'],
  ['engagement', 'Engagement'],
  ['nurture', 'Engagement'],
  ['email', 'Email'],
  ['email_batch', 'Email'],
]);

/** The word by which channels and tag types mean it. */
export function channelTypeOf(type: ProgramType): ChannelProgramType {
  return channelTypes[type];
}

const channelTypes: Readonly<Record<ProgramType, ChannelProgramType>> = {
  Default: 'program',
  Event: 'event',
  'Event with Webinar': 'webinar',
  Engagement: 'nurture',
  Email: 'email_batch',
};
