/**
 * A text with places where a line may end, and the printer that chooses among them (after Wadler, "A prettier
 * printer", as far as this language needs it).
 */
export type Doc = string | Concat | Group | Indent | Line | IfBroken | Margin;

interface Concat {
  readonly kind: 'concat';
  readonly parts: readonly Doc[];
  readonly broken: boolean;
}

/** Printed on one line if it fits. */
interface Group {
  readonly kind: 'group';
  readonly doc: Doc;
  readonly broken: boolean;
}

interface Indent {
  readonly kind: 'indent';
  readonly doc: Doc;
  readonly broken: boolean;
}

/** A blank, or a line's end if the group around it is broken. */
interface Line {
  readonly kind: 'line';
  readonly blankLine: boolean;
  readonly broken: boolean;
}

interface IfBroken {
  readonly kind: 'if broken';
  readonly doc: Doc;
  readonly otherwise: Doc;
  readonly broken: boolean;
}

/** Text at a line's end that may stand beyond the width. */
interface Margin {
  readonly kind: 'margin';
  readonly text: string;
  readonly broken: boolean;
}

export const line: Doc = { kind: 'line', blankLine: false, broken: false };
export const hardLine: Doc = { kind: 'line', blankLine: false, broken: true };
export const blankLine: Doc = { kind: 'line', blankLine: true, broken: true };

export function concat(parts: readonly Doc[]): Doc {
  return { kind: 'concat', parts, broken: parts.some(isBroken) };
}

export function group(doc: Doc): Doc {
  return { kind: 'group', doc, broken: isBroken(doc) };
}

export function indent(doc: Doc): Doc {
  return { kind: 'indent', doc, broken: isBroken(doc) };
}

export function ifBroken(doc: Doc, otherwise: Doc): Doc {
  return { kind: 'if broken', doc, otherwise, broken: isBroken(otherwise) };
}

export function margin(text: string): Doc {
  return { kind: 'margin', text, broken: false };
}

function isBroken(doc: Doc): boolean {
  return typeof doc === 'string' ? doc.includes('\n') : doc.broken;
}

interface Task {
  readonly doc: Doc;
  readonly level: number;
  readonly flat: boolean;
}

const unit = '  ';

/** Prints at a level of indentation. The first line comes without it: its place is the caller's to choose. */
export function print(doc: Doc, width: number, level: number): string {
  let out = '';
  let column = level * unit.length;
  let pending = '';
  const tasks: Task[] = [{ doc, level, flat: false }];

  const write = (text: string): void => {
    out += pending + text;
    pending = '';
    const lineEnd = text.lastIndexOf('\n');
    column = lineEnd === -1 ? column + text.length : text.length - lineEnd - 1;
  };

  for (let task = tasks.pop(); task !== undefined; task = tasks.pop()) {
    const { doc, level, flat } = task;
    if (typeof doc === 'string') {
      write(doc);
      continue;
    }
    switch (doc.kind) {
      case 'concat':
        pushAll(tasks, doc.parts, level, flat);
        break;
      case 'indent':
        tasks.push({ doc: doc.doc, level: level + 1, flat });
        break;
      case 'group':
        tasks.push({
          doc: doc.doc,
          level,
          flat: flat || (!doc.broken && fits(doc.doc, tasks, width - column)),
        });
        break;
      case 'if broken':
        tasks.push({ doc: flat ? doc.otherwise : doc.doc, level, flat });
        break;
      case 'margin':
        write(doc.text);
        break;
      case 'line':
        if (flat && !doc.broken) {
          write(' ');
        } else {
          out += doc.blankLine ? '\n\n' : '\n';
          pending = unit.repeat(level);
          column = pending.length;
        }
    }
  }
  return out;
}

function pushAll(tasks: Task[], parts: readonly Doc[], level: number, flat: boolean): void {
  for (let index = parts.length - 1; index >= 0; index--) {
    const doc = parts[index];
    if (doc !== undefined) tasks.push({ doc, level, flat });
  }
}

/** Whether a document printed flat, and what follows it up to the next line's end, fits into the space left. */
function fits(doc: Doc, following: readonly Task[], space: number): boolean {
  let left = space;
  let next = following.length - 1;
  const tasks: Task[] = [{ doc, level: 0, flat: true }];
  while (left >= 0) {
    const task = tasks.pop() ?? following[next--];
    if (task === undefined) return true;
    const { doc, flat } = task;
    if (typeof doc === 'string') {
      const lineEnd = doc.indexOf('\n');
      if (lineEnd !== -1) return left >= lineEnd;
      left -= doc.length;
    } else if (doc.kind === 'concat') {
      pushAll(tasks, doc.parts, 0, flat);
    } else if (doc.kind === 'line') {
      if (!flat || doc.broken) return true;
      left -= 1;
    } else if (doc.kind === 'if broken') {
      tasks.push({ doc: flat ? doc.otherwise : doc.doc, level: 0, flat });
    } else if (doc.kind !== 'margin') {
      tasks.push({ doc: doc.doc, level: 0, flat: flat && !doc.broken });
    }
  }
  return false;
}
