import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * An accident that the engine is held against, and its repair. Every file says in its first lines what happens, and
 * names the rule that is to speak (the most specific one) and the thing that it is about: of what goes wrong, the worst.
 * A wrong stage is worse than a wrong alert or email, that than a wrong routing, that than a wrong stamp.
 */
export interface RaceFixture {
  /** As the catalogue of accidents numbers it: `R01`. */
  readonly id: string;
  /** The folder: `R01-racing-triggers`. */
  readonly name: string;
  /** `race/read-write` */
  readonly rule: string;
  /** A field, a membership, a step or a campaign: `[Lifecycle Status]`, `Send Alert "New MQL" to owner`. */
  readonly watched: string;
  readonly bad: FixtureFile;
  /** The documented repair, as small as it gets. */
  readonly repaired: FixtureFile;
  /** Other repairs, just as clean. */
  readonly alternatives: readonly FixtureFile[];
}

/** A program that only looks like an accident. */
export interface CleanFixture extends FixtureFile {
  /** The rule that must not speak, and what it would be about. */
  readonly rule: string;
  readonly watched: string;
  /** Rules that may inform all the same: `wait/fragile`. */
  readonly informs: readonly string[];
}

export interface FixtureFile {
  /** `R01-racing-triggers/bad` */
  readonly name: string;
  readonly text: string;
}

export type HeaderKind = 'race' | 'repairs' | 'looks like';

export interface Header {
  readonly rule: string;
  readonly watched: string;
}

const root = fileURLToPath(new URL('.', import.meta.url));

export const raceFixtures: readonly RaceFixture[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'clean')
  .map(({ name }) => raceFixture(name))
  .sort((one, other) => (one.name < other.name ? -1 : 1));

export const cleanFixtures: readonly CleanFixture[] = filesIn('clean').map((file) => ({
  ...file,
  ...headerOf(file, 'looks like'),
  informs: /^informs: (.+)$/m.exec(introductionOf(file))?.[1]?.split(', ') ?? [],
}));

/** The text of an accident, by its number in the catalogue: `R04`. */
export function accident(id: string): string {
  const fixture = raceFixtures.find((one) => one.id === id);
  if (fixture === undefined) throw new Error(`There is no accident ${id}.`);
  return fixture.bad.text;
}

function raceFixture(folder: string): RaceFixture {
  const [bad, repaired, ...alternatives] = filesIn(folder);
  if (bad === undefined || repaired === undefined)
    throw new Error(`${folder} needs a bad and a repaired file`);
  const id = folder.slice(0, folder.indexOf('-'));
  return { id, name: folder, ...headerOf(bad, 'race'), bad, repaired, alternatives };
}

function filesIn(folder: string): FixtureFile[] {
  return readdirSync(join(root, folder))
    .map((file) => file.slice(0, -'.lifecycle'.length))
    .sort()
    .map((file) => ({
      name: `${folder}/${file}`,
      text: readFileSync(join(root, folder, `${file}.lifecycle`), 'utf8'),
    }));
}

/** What the first lines announce: `// race: RULE on THING`. */
export function headerOf(file: FixtureFile, kind: HeaderKind): Header {
  const found = new RegExp(`^${kind}: (\\S+) on (.+)$`, 'm').exec(introductionOf(file));
  const [, rule, watched] = found ?? [];
  if (rule === undefined || watched === undefined)
    throw new Error(`${file.name} has no line "// ${kind}: …"`);
  return { rule, watched };
}

/** The comment that a file begins with. */
export function introductionOf({ text }: FixtureFile): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join('\n');
}
