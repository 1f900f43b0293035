import {
  defaultSemantics,
  type EngineProgram,
  Knowledge,
  type Latency,
  type Semantics,
  stepsIn,
  text,
  textOf,
  unknown,
} from '../../engine/index.ts';

/** What Salesforce answers after a sync. */
export interface SalesforceAnswers {
  /** Who gets new leads by assignment rules; undefined: Salesforce never answers. */
  readonly owner: SalesOwner | undefined;
  /** Minutes after which it answers; undefined: as soon as nothing else is to be done. */
  readonly afterMinutes: number | undefined;
}

export interface SalesOwner {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly jobTitle: string;
  readonly phone: string;
}

/** How soon the outside answers here. */
export function answersOf({ owner, afterMinutes }: SalesforceAnswers): Semantics['answers'] {
  const never = { soonest: Infinity, latest: Infinity };
  const { assignment } = defaultSemantics.answers;
  const told: Latency =
    afterMinutes === undefined ? assignment : { soonest: afterMinutes, latest: afterMinutes };
  return { ...defaultSemantics.answers, assignment: owner === undefined ? never : told };
}

/** Who the owners are of whom the engine knows only how they came to be: by assignment, or named in a step. */
export function knownOwners(program: EngineProgram, { owner }: SalesforceAnswers): Knowledge {
  let knowledge =
    owner === undefined
      ? Knowledge.none
      : withOwner(Knowledge.none, 'the owner whom Salesforce assigns', owner);
  for (const name of assigneesIn(program)) knowledge = withOwner(knowledge, `"${name}"`, namedOwner(name));
  return knowledge;
}

function assigneesIn({ campaigns }: EngineProgram): ReadonlySet<string> {
  const names = campaigns.flatMap(({ flow }) =>
    stepsIn(flow).flatMap((step) => {
      const [operand] = step.arguments.get('Assign To')?.operands ?? [];
      return operand?.kind === 'value' ? textOf(operand.value) : [];
    }),
  );
  return new Set(names);
}

/** Somebody who is named in a step: by an address, or by a name. */
function namedOwner(name: string): SalesOwner {
  const email = name.includes('@')
    ? name
    : `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '.')}@sandbox.invalid`;
  const [firstName = '', ...rest] = (name.split('@')[0] ?? '').split(/[ .]+/);
  return { email, firstName, lastName: rest.join(' ') || firstName, jobTitle: 'Sales', phone: '555-0100' };
}

function withOwner(before: Knowledge, whose: string, owner: SalesOwner): Knowledge {
  const details: readonly (readonly [string, string])[] = [
    ['Email Address', owner.email],
    ['First Name', owner.firstName],
    ['Last Name', owner.lastName],
    ['Job Title', owner.jobTitle],
    ['Phone Number', owner.phone],
  ];
  return details.reduce((knowledge, [detail, value]) => {
    const about = unknown(`${detail} of ${whose}`, 'text', { mayBeEmpty: false });
    return knowledge.assume(about, { kind: 'same', value: text(value), words: '' }, true) ?? knowledge;
  }, before);
}
