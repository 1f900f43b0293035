import type { ExportJob } from './exports.ts';
import type { Activity, NewActivity, Person } from './people.ts';
import type {
  Campaign,
  Channel,
  Field,
  Folder,
  FolderReference,
  MyToken,
  Program,
  SmartList,
  StaticList,
  TagType,
} from './records.ts';

/**
 * The state of one instance, in memory. Each kind of asset counts its own ids from the same number, as in Marketo:
 * a folder and a program may both be 1001, which is what makes a forgotten `type` dangerous.
 */
export class SandboxStore {
  readonly folders = new Map<number, Folder>();
  readonly programs = new Map<number, Program>();
  readonly campaigns = new Map<number, Campaign>();
  readonly smartLists = new Map<number, SmartList>();
  readonly staticLists = new Map<number, StaticList>();
  readonly fields = new Map<number, Field>();
  readonly channels = new Map<number, Channel>();
  readonly tagTypes = new Map<string, TagType>();
  readonly people = new Map<number, Person>();
  /** What happened to people, oldest first. */
  readonly activities: Activity[] = [];
  /** Bulk extracts by their ids, oldest first. */
  readonly exports = new Map<string, ExportJob>();
  /** Assets that exist only as names, by kind: `form` → name → id. */
  readonly assets = new Map<string, Map<string, number>>();

  readonly #tokens = new Map<string, Map<string, MyToken>>();
  readonly #lastId = new Map<Counter, number>();

  /** Everything that it holds; the collections themselves, no copies. */
  get state(): StoreState {
    const { folders, programs, campaigns, smartLists, staticLists, fields, channels, tagTypes } = this;
    const assets = { folders, programs, campaigns, smartLists, staticLists, fields, channels, tagTypes };
    const { people, activities, exports, assets: names } = this;
    return {
      ...assets,
      people,
      activities,
      exports,
      assets: names,
      tokens: this.#tokens,
      lastId: this.#lastId,
    };
  }

  /** Takes over what another store held; this one is to be empty. */
  restore(state: StoreState): void {
    const { activities, ...theirs } = state;
    const own = this.state;
    this.activities.push(...activities);
    for (const name of Object.keys(theirs) as (keyof typeof theirs)[]) {
      const collection = own[name] as Map<unknown, unknown>;
      for (const [key, value] of theirs[name] as ReadonlyMap<unknown, unknown>) collection.set(key, value);
    }
  }

  nextId(counter: Counter): number {
    const id = (this.#lastId.get(counter) ?? firstId[counter] - 1) + 1;
    this.#lastId.set(counter, id);
    return id;
  }

  /** My Tokens that this folder or program itself owns, by name. */
  tokensOf(owner: FolderReference): Map<string, MyToken> {
    const key = `${owner.type} ${owner.id}`;
    const present = this.#tokens.get(key);
    if (present !== undefined) return present;
    const fresh = new Map<string, MyToken>();
    this.#tokens.set(key, fresh);
    return fresh;
  }

  /** A person of whom nothing is known yet; unless told, the next id that is free. */
  addPerson(at: number, id = this.#freePersonId()): Person {
    const person: Person = {
      id,
      createdAt: at,
      updatedAt: at,
      values: new Map(),
      lists: new Map(),
      programs: new Map(),
      campaigns: new Map(),
      others: new Map(),
      opportunities: [],
      qualified: new Map(),
      remembered: [],
      pending: [],
    };
    this.people.set(id, person);
    return person;
  }

  #freePersonId(): number {
    let id = this.nextId('person');
    while (this.people.has(id)) id = this.nextId('person');
    return id;
  }

  log(activities: readonly NewActivity[]): void {
    for (const activity of activities) this.activities.push({ id: this.nextId('activity'), ...activity });
  }

  addAsset(kind: string, name: string): void {
    const names = this.assets.get(kind) ?? new Map<string, number>();
    if (!names.has(name)) names.set(name, this.nextId('asset'));
    this.assets.set(kind, names);
  }
}

type Collections =
  'folders' | 'programs' | 'campaigns' | 'smartLists' | 'staticLists' | 'fields' | 'channels';

/** What a store holds, as collections of plain records. */
export type StoreState = Pick<
  SandboxStore,
  Collections | 'tagTypes' | 'people' | 'activities' | 'exports' | 'assets'
> & {
  readonly tokens: Map<string, Map<string, MyToken>>;
  readonly lastId: Map<Counter, number>;
};

export type Counter = keyof typeof firstId;

const firstId = {
  folder: 1001,
  program: 1001,
  campaign: 1001,
  smartList: 1001,
  staticList: 1001,
  flow: 1001,
  asset: 1001,
  person: 1,
  activity: 1,
  rule: 1,
  step: 1,
  choice: 1,
  attribute: 1,
  channel: 1,
  field: 20001,
} as const;
