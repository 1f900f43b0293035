import type { Model, Place } from '../../model/index.ts';
import { registry } from '../registry.ts';
import type { RawFinding } from '../rule.ts';
import type { Proof } from './proof.ts';

/**
 * A proof that can leave its thread: plain data. Declarations have no name that would tell them apart, so they are
 * counted; whoever takes the proof in must have the same texts.
 */
export interface CarriedProof extends Pick<Proof, 'defects' | 'complete' | 'extent'> {
  readonly raised: readonly { readonly rule: string; readonly finding: RawFinding<CountedPlace> }[];
}

/** A place in the declaration of this number in its file. */
export interface CountedPlace {
  readonly uri: string;
  readonly declaration: number;
  readonly start: number;
  readonly end: number;
}

export function carryOut({ of, raised, defects, complete, extent }: Proof): CarriedProof {
  const counted = new Map(
    [...of.documents.values()].flatMap(({ uri, declarations }) =>
      declarations.map(({ declaration }, number) => [declaration, { uri, declaration: number }] as const),
    ),
  );
  const countedPlace = ({ declaration, start, end }: Place): CountedPlace | undefined => {
    const known = counted.get(declaration);
    return known && { ...known, start, end };
  };
  return {
    raised: raised.flatMap(({ rule, finding }) => {
      const placed = withPlaces(finding, countedPlace);
      return placed === undefined ? [] : [{ rule: rule.id, finding: placed }];
    }),
    defects,
    complete,
    extent,
  };
}

export function takeIn(model: Model, { raised, ...others }: CarriedProof, rules = registry): Proof {
  const placeIn = ({ uri, declaration, start, end }: CountedPlace): Place | undefined => {
    const found = model.documents.get(uri)?.declarations[declaration]?.declaration;
    return found && { declaration: found, start, end };
  };
  return {
    of: model,
    raised: raised.flatMap(({ rule: id, finding }) => {
      const rule = rules.get(id);
      const placed = withPlaces(finding, placeIn);
      return rule === undefined || placed === undefined ? [] : [{ rule, finding: placed }];
    }),
    ...others,
  };
}

/** The same finding with other places; undefined when one of them cannot be told. */
function withPlaces<A, B>(
  finding: RawFinding<A>,
  placed: (place: A) => B | undefined,
): RawFinding<B> | undefined {
  const place = placed(finding.place);
  const related = all(finding.related ?? [], (other) => {
    const at = placed(other.place);
    return at && { ...other, place: at };
  });
  const fixes = all(finding.fixes ?? [], (fix) => {
    const edits = all(fix.edits, (edit) => {
      const at = placed(edit.place);
      return at && { ...edit, place: at };
    });
    return edits && { ...fix, edits };
  });
  if (place === undefined || related === undefined || fixes === undefined) return undefined;
  // One by one: whatever else a finding may hold on to stays in the thread that it was made in. What it was proved by
  // is the half of an analysis; who has to know it asks there.
  const { message, advice, severity, unnecessary, witness, cause } = finding;
  return {
    place,
    message,
    advice,
    related,
    fixes,
    ...(severity !== undefined && { severity }),
    ...(unnecessary !== undefined && { unnecessary }),
    ...(witness !== undefined && { witness }),
    ...(cause !== undefined && { cause: typeof cause === 'string' ? cause : cause.kind }),
  };
}

/** All of them, or nothing. */
function all<A, B>(items: readonly A[], mapped: (item: A) => B | undefined): B[] | undefined {
  const found = items.flatMap((item) => mapped(item) ?? []);
  return found.length === items.length ? found : undefined;
}
