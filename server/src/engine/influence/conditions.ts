import { type Comparison, type Condition, type EngineProgram, thingsIn } from '../program/index.ts';
import { activityAtom, type Atom } from '../turn/touched.ts';

/** Everything that may have to be looked at to know whether a condition holds. */
export function readsOf(program: EngineProgram, condition: Condition): readonly Atom[] {
  const reads = new Set<Atom>();
  const lists = new Set<Condition>();
  const visit = (at: Condition): void => {
    switch (at.kind) {
      case 'all':
      case 'any':
        at.items.forEach(visit);
        break;
      case 'not':
        visit(at.item);
        break;
      case 'field':
        reads.add(at.thing);
        addAll(reads, operandReads([at.comparison]));
        break;
      case 'activity':
        reads.add(activityAtom(at.filter));
        addAll(reads, operandReads(at.comparisons));
        break;
      case 'statement':
        addAll(reads, at.reads);
        break;
      case 'smart list': {
        const found = program.smartList(at.name, at.within);
        if (found === undefined) break;
        if (found.kind === 'external') addAll(reads, found.reads);
        else lists.add(found);
      }
    }
  };
  visit(condition);
  // Grows meanwhile: lists name others.
  for (const list of lists) visit(list);
  return [...reads];
}

/** Comparisons may compare with another field of the person. */
export function operandReads(comparisons: readonly Comparison[]): readonly Atom[] {
  return comparisons.flatMap(({ operands }) => operands.flatMap(thingsIn));
}

function addAll(atoms: Set<Atom>, more: readonly Atom[]): void {
  for (const atom of more) atoms.add(atom);
}
