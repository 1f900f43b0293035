/**
 * What no public page settles. Each is a reading that the engine takes by name, never a hidden assumption; what is
 * documented stands in {@link facts} and is not for choosing.
 */
export interface Semantics {
  /**
   * How long the queues are. `prompt`: whatever is ready is done before a wait elapses, so a wait long enough does put
   * things in order. `adversarial`: a wait guarantees nothing, as in a backlog of millions.
   */
  readonly time: 'prompt' | 'adversarial';
  /**
   * When filters look at the person. Support reports both that a value written a fraction of a second after the event
   * comes too late, and that a sibling's write is often, not always, too late. `when woken` covers both.
   */
  readonly filtersTested: 'when woken' | 'at the event';
  /**
   * Whether other campaigns may act on the person while an executed campaign runs. Adobe says that it runs in series
   * with its parent; whether the two are one piece to everybody else, no page says.
   */
  readonly execute: 'in one piece' | 'step by step';
  /** Do the first values of a new person count as changes? */
  readonly firstValuesAreChanges: boolean;
  /** Does `is false` find a Boolean that was never set? Adobe only advises to set it. */
  readonly emptyBooleanIsFalse: boolean;
  /** Do the comparisons of numbers beside `is` take empty for 0? Documented for `is 0` alone. */
  readonly emptyNumberIsZero: boolean;
  /**
   * Are people reachable and complete (a last name, a company, no bar to emails) until something says otherwise? If
   * not, every sync and every email multiplies the cases.
   */
  readonly peopleAreComplete: boolean;
  /** Does a wait until a date that is over pass at once? If not, the person stays in it. */
  readonly pastDatesPass: boolean;
  /** When the outside answers, in minutes after it was asked. A wait beyond `latest` puts things in order. */
  readonly answers: {
    /** Salesforce assigns an owner after a sync. No page says whether the flow waits for it. */
    readonly assignment: Latency;
    /** A webhook's mapped fields. Marketo gives up after 30 seconds. */
    readonly webhook: Latency;
    /** A segment follows its fields. */
    readonly segment: Latency;
    /** The background sync: it pauses for 5 minutes after each cycle. */
    readonly cycle: Latency;
    /** An email is delivered, or bounces. */
    readonly delivery: Latency;
    /** A campaign outside these files does what it is declared to do. */
    readonly campaign: Latency;
  };
  /** What Marketo calls the sources of a change. */
  readonly sources: { readonly flow: string; readonly crm: string; readonly form: string };
}

/** Minutes. */
export interface Latency {
  readonly soonest: number;
  readonly latest: number;
}

/** The readings that the rules and scenarios take. */
export const defaultSemantics: Semantics = {
  time: 'prompt',
  filtersTested: 'when woken',
  execute: 'in one piece',
  firstValuesAreChanges: false,
  emptyBooleanIsFalse: true,
  emptyNumberIsZero: false,
  peopleAreComplete: true,
  pastDatesPass: true,
  answers: {
    assignment: { soonest: 0, latest: 5 },
    webhook: { soonest: 0, latest: 1 },
    segment: { soonest: 0, latest: 5 },
    cycle: { soonest: 5, latest: 15 },
    delivery: { soonest: 0, latest: 60 },
    campaign: { soonest: 0, latest: 5 },
  },
  sources: { flow: 'Marketo Flow Action', crm: 'SFDC', form: 'Web form fillout' },
};
