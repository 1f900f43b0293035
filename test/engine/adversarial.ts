/** Files that want too much of whoever looks at every order, each in a way of its own. */
export const adversarial: Readonly<Record<string, () => string>> = {
  'two hundred campaigns that write one field on one trigger': () =>
    program(many(200, (at) => listening(at, [toStage(at % 2 === 0 ? 'New' : 'Old')]))),
  'a chain of a thousand requests': () =>
    program(
      many(1_000, (at) => {
        const steps = at === 999 ? [toStage('Old')] : [`Request Campaign "C${at + 1}"`];
        if (at === 0) return [listening(at, steps), listening(1_000, [toStage('New')])];
        return requested(at, steps);
      }),
    ),
  'thirty campaigns that request each other': () =>
    program(
      many(30, (at) =>
        campaign(
          at,
          ['trigger Fills Out Form "F"', 'trigger Campaign is Requested is any'],
          [
            ...many(30, (other) => (other === at ? [] : `Request Campaign "C${other}"`)),
            toStage(at % 2 === 0 ? 'New' : 'Old'),
          ],
        ),
      ),
    ),
  'sixty-four choices in one flow': () =>
    program([
      listening(
        0,
        many(64, (at) => choice(at)),
      ),
      listening(1, [toStage('New')]),
    ]),
  'sixty-four campaigns that choose by unknown texts': () =>
    program(many(64, (at) => listening(at, [choice(at)]))),
  'sixty campaigns that add to one score': () =>
    program([
      ...many(60, (at) => listening(at, [`Change Score [Score] by ${at + 1}`])),
      campaign(
        60,
        ['trigger Score is Changed [Score] { [New Score] at least 100 }'],
        [toStage('New'), 'Send Alert "Hot" to owner'],
      ),
    ]),
  'smart lists nested two hundred deep': () => nested(200),
  'smart lists nested a thousand deep': () => nested(1_000),
  'smart lists that name each other': () =>
    program([
      ...many(
        20,
        (at) =>
          `smart list "S${at}" {\n  filter any {\n    [F${at}] is "x"\n${many(20, (other) => (other === at ? [] : `    Member of Smart List "S${other}"`)).join('\n')}\n  }\n}`,
      ),
      listening(0, [`if Member of Smart List "S0" then ${toStage('Old')}`]),
      listening(1, ['Change Data Value [F7] to "x"']),
    ]),
  'campaigns that execute each other in a circle': () =>
    program([
      listening(0, ['Execute Campaign "C1"', toStage('Old')]),
      ...many(40, (at) =>
        at === 0
          ? []
          : campaign(
              at,
              ['executable'],
              [
                toStage('Old'),
                `Execute Campaign "C${(at % 39) + 1}"`,
                `Execute Campaign "C${((at + 6) % 39) + 1}"`,
              ],
            ),
      ),
      listening(40, [toStage('New')]),
    ]),
  'one trigger with five hundred listeners': () =>
    program(
      many(500, (at) =>
        listening(at, [
          `Add to List "L${at}"`,
          at % 100 === 0 ? toStage(at === 0 ? 'New' : 'Old') : `Change Score [Score ${at % 50}] by 1`,
          ...(at % 125 === 0 ? [`Send Alert "Alert ${at}" to owner`] : []),
        ]),
      ),
    ),
};

const heading = `field [Stage] string
field [Score] score
field [Deep] string
${many(8, (at) => `field [Text ${at}] string`).join('\n')}
lifecycle "Person" on [Stage] {
  stage "New" { stamp [New Date] }
  stage "Old"
  path "New" -> "Old"
}
field [New Date] datetime`;

function program(declarations: readonly string[]): string {
  return [heading, ...declarations, ''].join('\n');
}

function toStage(stage: 'New' | 'Old'): string {
  return `Change Data Value [Stage] to "${stage}"`;
}

function many<T>(count: number, make: (at: number) => T | readonly T[]): T[] {
  return Array.from({ length: count }, (_, at) => make(at)).flat() as T[];
}

function campaign(at: number, head: readonly string[], flow: readonly string[]): string {
  const lines = ['  qualify every time', ...head.map((line) => `  ${line}`), '  flow {'];
  return [`campaign "C${at}" {`, ...lines, ...flow.map((line) => `    ${line}`), '  }', '}'].join('\n');
}

function listening(at: number, flow: readonly string[]): string {
  return campaign(at, ['trigger Fills Out Form "F"'], flow);
}

function requested(at: number, flow: readonly string[]): string {
  return campaign(at, ['trigger Campaign is Requested is any'], flow);
}

/** Only the innermost list looks at what somebody writes. */
function nested(depth: number): string {
  return program([
    ...many(depth, (at) => {
      const inner = at === depth - 1 ? '[Deep] is "x"' : `Member of Smart List "S${at + 1}"`;
      return `smart list "S${at}" {\n  filter any {\n    [Text ${at % 8}] starts with "x"\n    ${inner}\n  }\n}`;
    }),
    listening(0, [`if Member of Smart List "S0" then ${toStage('Old')}`]),
    listening(1, ['Change Data Value [Deep] to "x"']),
  ]);
}

/** What is unknown of one person may be so or so in each of them, and some exclude each other. */
function choice(at: number): string {
  const field = `[Text ${at % 8}]`;
  return `if ${field} starts with "${'x'.repeat((at % 4) + 1)}" then ${toStage('Old')}\n    else if ${field} contains "y" then ${toStage('New')}`;
}
