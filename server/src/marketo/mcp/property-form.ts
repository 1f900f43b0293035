/**
 * In which form a property of a JSON Schema takes a value. What a schema does not say is not guessed: a property
 * without a type takes nothing.
 */

export type ValueKind =
  | 'integer'
  | 'text'
  | 'boolean'
  /** `{id, type}` */
  | 'reference'
  /** Several texts. */
  | 'list'
  /** `[{id, index}]` */
  | 'order'
  /** Numbers of attributes with their values: `{"101": "1 day"}`. */
  | 'attributes';

export type Encoding = 'number' | 'text' | 'boolean' | 'object' | 'json' | 'array' | 'comma';

type Schema = Readonly<Record<string, unknown>>;

/** @returns undefined: the property takes no such value. Of several forms, objects and arrays come before texts. */
export function encodingFor(kind: ValueKind, property: unknown, root: unknown): Encoding | undefined {
  const forms = formsOf(property, root, 0);
  const takes = (type: string, fits: (form: Schema) => boolean = () => true): boolean =>
    forms.some((form) => typesOf(form).includes(type) && fits(form));
  switch (kind) {
    case 'integer':
      if (takes('integer') || takes('number')) return 'number';
      return takes('string') ? 'text' : undefined;
    case 'text':
      return takes('string') ? 'text' : undefined;
    case 'boolean':
      return takes('boolean') ? 'boolean' : undefined;
    case 'reference':
      if (takes('object', (form) => holds(form, ['id', 'type']))) return 'object';
      return takes('string') ? 'json' : undefined;
    case 'list':
      if (takes('array', (form) => itemsOf(form, root).some((item) => typesOf(item).includes('string')))) {
        return 'array';
      }
      return takes('string') ? 'comma' : undefined;
    case 'order':
      if (takes('array', (form) => itemsOf(form, root).some((item) => holds(item, ['id', 'index'])))) {
        return 'object';
      }
      return takes('string') ? 'json' : undefined;
    default:
      if (takes('object', (form) => holds(form, []))) return 'object';
      return takes('string') ? 'json' : undefined;
  }
}

/** The form in which a value of this kind is at home; a text can be anything. */
export function isNatural(kind: ValueKind, encoding: Encoding): boolean {
  return kind === 'text' || !['text', 'json', 'comma'].includes(encoding);
}

const deepest = 8;
const mostForms = 50;

/** The schema itself, or those that it is any one of. */
function formsOf(schema: unknown, root: unknown, depth: number): readonly Schema[] {
  if (!isObject(schema) || depth > deepest) return [];
  const { $ref: reference } = schema;
  if (typeof reference === 'string') return formsOf(target(reference, root), root, depth + 1);
  const choices = [schema['anyOf'], schema['oneOf']].find(Array.isArray) as readonly unknown[] | undefined;
  if (choices === undefined) return [schema];
  return choices.slice(0, mostForms).flatMap((choice) => formsOf(choice, root, depth + 1));
}

function itemsOf(form: Schema, root: unknown): readonly Schema[] {
  return formsOf(form['items'], root, 1);
}

/** `#/$defs/Folder`; nothing outside the schema is looked up. */
function target(reference: string, root: unknown): unknown {
  if (!reference.startsWith('#/')) return undefined;
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, part) => (isObject(at) && Object.hasOwn(at, part) ? at[part] : undefined), root);
}

function typesOf({ type }: Schema): readonly unknown[] {
  return Array.isArray(type) ? type : [type];
}

/** Whether an object has these members and asks for no others; one that declares none takes any. */
function holds(form: Schema, members: readonly string[]): boolean {
  const { properties, required, additionalProperties } = form;
  const demanded: readonly unknown[] = Array.isArray(required) ? required : [];
  const declared = isObject(properties) ? Object.keys(properties) : [];
  if (demanded.some((name) => typeof name === 'string' && !members.includes(name))) return false;
  if (declared.length === 0) return additionalProperties !== false;
  return members.length > 0 && members.every((name) => declared.includes(name));
}

export function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
