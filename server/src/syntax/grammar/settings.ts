import type { AssetName, Schedule as ScheduleNode, Setting, Words } from '../ast.ts';
import {
  At,
  Comma,
  Daily,
  DateText,
  DateTimeText,
  Every,
  Executable,
  From,
  In,
  Inactive,
  Like,
  Limits,
  Monthly,
  NumberText,
  Off,
  On,
  Once,
  Priority,
  Qualify,
  Schedule,
  Text,
  Time,
  TimeText,
  Until,
  Weekdays,
  Weekly,
  Word,
} from '../tokens.ts';
import { expected } from './expectations.ts';
import { FlowGrammar } from './flows.ts';
import { dateOf, dateTimeOf, numberOf, textOf, timeOf, wordOf } from './literals.ts';
import { wordsOf } from './phrases.ts';

type Repeat = NonNullable<ScheduleNode['repeat']>;
type QualifyRule = Extract<Setting, { kind: 'Qualify' }>['rule'];

const monthDayWords = wordsOf(expected.monthDay, new Set([At]));

/** What stands in a campaign beside its triggers, filters and flow. */
export abstract class SettingGrammar extends FlowGrammar {
  protected readonly assetName = this.RULE('assetName', (): AssetName => {
    const token = this.CONSUME(Text, expected.template);
    const name = textOf(token);
    let within: AssetName['within'];
    this.OPTION(() => {
      this.CONSUME(In);
      within = textOf(this.CONSUME1(Text, expected.within));
    });
    return { kind: 'AssetName', ...this.spanFrom(token), name, within };
  });

  protected readonly qualify = this.RULE('qualify', (): Setting => {
    const keyword = this.CONSUME(Qualify);
    const rule = this.OR(this.qualifyRules);
    return { kind: 'Qualify', ...this.spanFrom(keyword), rule };
  });

  private readonly qualifyRules = {
    ERR_MSG: expected.qualify.ERR_MSG,
    DEF: [
      {
        ALT: (): QualifyRule => {
          this.CONSUME(Once);
          return 'once';
        },
      },
      {
        ALT: (): QualifyRule => {
          this.CONSUME(Every);
          return this.OR1({
            ERR_MSG: expected.qualify.ERR_MSG,
            DEF: [
              {
                ALT: (): QualifyRule => {
                  this.CONSUME(Time);
                  return 'every time';
                },
              },
              { ALT: () => this.SUBRULE(this.duration, { ARGS: [expected.qualify] }) },
            ],
          });
        },
      },
    ],
  };

  protected readonly schedule = this.RULE('schedule', (): Setting => {
    const keyword = this.CONSUME(Schedule);
    const schedule = this.OR({
      ERR_MSG: expected.schedule.ERR_MSG,
      DEF: [{ ALT: () => this.SUBRULE(this.singleRun) }, { ALT: () => this.SUBRULE(this.repeatedRun) }],
    });
    return { kind: 'Schedule', ...this.spanFrom(keyword), schedule };
  });

  private readonly singleRun = this.RULE('singleRun', (): ScheduleNode => {
    this.CONSUME(Once);
    this.CONSUME(At, expected.dateTime);
    return { repeat: undefined, once: dateTimeOf(this.CONSUME(DateTimeText, expected.dateTime)) };
  });

  private readonly repeatedRun = this.RULE('repeatedRun', (): ScheduleNode => {
    const repeat = this.OR(this.repeats);
    this.CONSUME(At, expected.scheduleAt);
    const at = timeOf(this.CONSUME(TimeText, expected.timeOfDay));
    const from = this.OPTION(() => {
      this.CONSUME(From);
      return dateOf(this.CONSUME(DateText, expected.date));
    });
    const until = this.OPTION1(() => {
      this.CONSUME(Until);
      return dateOf(this.CONSUME1(DateText, expected.date));
    });
    return { repeat, at, from, until };
  });

  private readonly repeats = {
    ERR_MSG: expected.schedule.ERR_MSG,
    DEF: [
      {
        ALT: (): Repeat => {
          this.CONSUME(Daily);
          return { kind: 'daily' };
        },
      },
      {
        ALT: (): Repeat => {
          this.CONSUME(Weekdays);
          return { kind: 'weekdays' };
        },
      },
      {
        ALT: (): Repeat => {
          this.CONSUME(Every);
          return { kind: 'every', interval: this.SUBRULE(this.duration, { ARGS: [expected.everyDuration] }) };
        },
      },
      {
        ALT: (): Repeat => {
          this.CONSUME(Weekly);
          this.CONSUME(On, expected.scheduleOn);
          return { kind: 'weekly', days: this.SUBRULE(this.weekdays) };
        },
      },
      {
        ALT: (): Repeat => {
          this.CONSUME(Monthly);
          this.CONSUME1(On, expected.scheduleOn);
          return { kind: 'monthly', day: this.SUBRULE(this.monthDay) };
        },
      },
    ],
  };

  private readonly weekdays = this.RULE('weekdays', (): readonly Words[] => {
    const days: Words[] = [];
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        if (!this.RECORDING_PHASE && this.nextIs(At)) this.fail(expected.weekday.ERR_MSG);
        days.push(wordOf(this.CONSUME(Word, expected.weekday)));
      },
      ERR_MSG: expected.weekday.ERR_MSG,
    });
    return days;
  });

  private readonly monthDay = this.RULE('monthDay', () =>
    this.OR({
      ERR_MSG: expected.monthDay.ERR_MSG,
      DEF: [
        { ALT: () => numberOf(this.CONSUME(NumberText)) },
        { ALT: () => this.SUBRULE(this.words, monthDayWords) },
      ],
    }),
  );

  protected readonly executable = this.RULE('executable', (): Setting => {
    const keyword = this.CONSUME(Executable);
    return { kind: 'Executable', ...this.spanFrom(keyword) };
  });

  protected readonly inactive = this.RULE('inactive', (): Setting => {
    const keyword = this.CONSUME(Inactive);
    return { kind: 'Inactive', ...this.spanFrom(keyword) };
  });

  protected readonly like = this.RULE('like', (): Setting => {
    const keyword = this.CONSUME(Like);
    const template = this.SUBRULE(this.assetName);
    return { kind: 'Like', ...this.spanFrom(keyword), template };
  });

  protected readonly priority = this.RULE('priority', (): Setting => {
    const keyword = this.CONSUME(Priority);
    const level = wordOf(this.CONSUME(Word, expected.priority));
    return { kind: 'Priority', ...this.spanFrom(keyword), level };
  });

  protected readonly limits = this.RULE('limits', (): Setting => {
    const keyword = this.CONSUME(Limits);
    const { tokenType } = this.OR({
      ERR_MSG: expected.limits.ERR_MSG,
      DEF: [{ ALT: () => this.CONSUME(On) }, { ALT: () => this.CONSUME(Off) }],
    });
    return { kind: 'Limits', ...this.spanFrom(keyword), on: tokenType === On };
  });
}
