import type { Instance } from '../instance.ts';
import type { Answer, Download } from './answer.ts';
import type { Parameter, Values } from './parameter.ts';

/** Permissions of an API role, as the specification names them. */
export const permissionNames = [
  'Read-Only Assets',
  'Read-Write Assets',
  'Activate Campaign',
  'Deactivate Campaign',
  'Execute Campaign',
  'Read-Only Lead',
  'Read-Write Lead',
  'Read-Only Activity',
  'Read-Write Activity',
  'Read-Write Schema Standard Field',
  'Read-Write Schema Custom Field',
] as const;

export type Permission = (typeof permissionNames)[number];

/** How a call's body is written. `none`: the call has no body, and whatever type it claims is ignored. */
export type BodyKind = 'none' | 'form' | 'json' | 'form or json';

/** One operation of the API. */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** `/rest/asset/v1/folder/{id}.json` */
  readonly path: string;
  /** Any one of them is enough; none: no permission is needed. */
  readonly permissions: readonly Permission[];
  readonly body: BodyKind;
  /** The operation came with the specification that writes rules and flow; an older instance does not know it. */
  readonly rulesAndFlow: boolean;
  readonly parameters: Readonly<Record<string, Parameter<unknown>>>;
  readonly handle: (instance: Instance, values: Readonly<Record<string, unknown>>) => Answer | Download;
}

interface Definition<P extends Readonly<Record<string, Parameter<unknown>>>> {
  readonly path: string;
  readonly permissions: readonly Permission[];
  readonly parameters: P;
  readonly rulesAndFlow?: boolean;
  readonly handle: (instance: Instance, values: Values<P>) => Answer | Download;
}

export function get<P extends Readonly<Record<string, Parameter<unknown>>>>(
  definition: Definition<P>,
): Endpoint {
  return erased('GET', 'none', definition);
}

/** A POST without a body. */
export function act<P extends Readonly<Record<string, Parameter<unknown>>>>(
  definition: Definition<P>,
): Endpoint {
  return erased('POST', 'none', definition);
}

export function post<P extends Readonly<Record<string, Parameter<unknown>>>>(
  body: BodyKind,
  definition: Definition<P>,
): Endpoint {
  return erased('POST', body, definition);
}

/** A DELETE with a JSON body. */
export function remove<P extends Readonly<Record<string, Parameter<unknown>>>>(
  definition: Definition<P>,
): Endpoint {
  return erased('DELETE', 'json', definition);
}

/** The router reads the parameters exactly as declared, so a handler's values have the types it declares. */
function erased<P extends Readonly<Record<string, Parameter<unknown>>>>(
  method: Endpoint['method'],
  body: BodyKind,
  definition: Definition<P>,
): Endpoint {
  const { path, permissions, parameters, rulesAndFlow = false, handle } = definition;
  return {
    method,
    path,
    permissions,
    body,
    rulesAndFlow,
    parameters,
    handle: (instance, values) => handle(instance, values as Values<P>),
  };
}

export const readAssets: readonly Permission[] = ['Read-Only Assets', 'Read-Write Assets'];
export const writeAssets: readonly Permission[] = ['Read-Write Assets'];
export const readLeads: readonly Permission[] = ['Read-Only Lead', 'Read-Write Lead'];
export const writeLeads: readonly Permission[] = ['Read-Write Lead'];
export const readActivities: readonly Permission[] = ['Read-Only Activity', 'Read-Write Activity'];
