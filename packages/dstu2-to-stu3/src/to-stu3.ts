import { Dstu2MappingError } from './errors.js';
import { Context, type Json } from './internal/context.js';
import { isMappable } from './internal/dialect.js';
import { isObject } from './internal/map-object.js';
import { mapResource } from './internal/resources.js';
import { specs } from './internal/specs.js';
import type { Issue } from './issue.js';
import type { Stu3Resource, ToStu3Options, ToStu3Result, TraceEntry } from './types.js';

/**
 * Maps an e-RS payload, or any resource of the types in the README, from FHIR DSTU2 to STU3. HSCN STU3 payloads, known
 * by their URLs, are brought to what the API platform serves. The source is not changed, and shares no object with the result.
 *
 * Sources: the migration guide and the published payloads of e-RS, by the rows that each issue names; for the rest
 * http://hl7.org/fhir/DSTU2, http://hl7.org/fhir/STU3 and HL7's R2-to-R3 maps.
 *
 * @param resource - One FHIR resource as `JSON.parse` gives it.
 * @returns The resource, with every change, loss and doubt as an issue.
 * @throws {@link Dstu2MappingError} `ERR_NOT_A_RESOURCE`: the input is XML, text, a list, `null`, or has no `resourceType`;
 * `ERR_UNSUPPORTED_TYPE`: there are no rules for its type; `ERR_TOO_DEEP`: it is nested deeper than any FHIR payload;
 * `ERR_INVALID_OPTION`: an option is not one of those documented.
 * @example
 * ```ts
 * import { toStu3 } from '@ers-kit/dstu2-to-stu3';
 *
 * const { resource, issues } = toStu3({
 *   resourceType: 'Slot',
 *   schedule: { reference: 'Schedule/1' },
 *   freeBusyType: 'free',
 *   start: '2026-01-05T09:00:00Z',
 *   end: '2026-01-05T09:15:00Z',
 * });
 * console.log(resource['status'], issues.length); // free 0
 * ```
 */
export function toStu3<Resource extends { resourceType: string } = Stu3Resource>(
  resource: unknown,
  options: ToStu3Options = {},
): ToStu3Result<Resource> {
  checkOptions(options);
  if (!isObject(resource) || typeof resource['resourceType'] !== 'string') {
    throw new Dstu2MappingError('ERR_NOT_A_RESOURCE', describe(resource));
  }
  const type = resource['resourceType'];
  const isType = /^[A-Z][A-Za-z]{1,39}$/.test(type);
  if (!isMappable(resource)) {
    throw new Dstu2MappingError(
      'ERR_UNSUPPORTED_TYPE',
      `There are no rules for ${isType ? type : 'a resource of this type'}. The README lists the types that are mapped; convert others by other means.`,
      isType ? type : undefined,
    );
  }
  const context = new Context(type, specs, options);
  const mapped = mapResource(context, resource);
  sayOnce(context);
  return new Result(mapped as unknown as Resource, context);
}

/**
 * The result, whose issues get their paths as text when they are first read: that costs more than the mapping. The getter
 * is one function for all results, since V8 makes a hidden class for each.
 */
class Result<Resource> {
  declare readonly issues: Issue[];
  declare readonly trace?: TraceEntry[];
  readonly resource: Resource;
  readonly #context: Context;

  constructor(resource: Resource, context: Context) {
    this.resource = resource;
    this.#context = context;
    Object.defineProperty(this, 'issues', Result.#later);
    if (context.trace !== undefined) this.trace = context.trace.entries();
  }

  static readonly #later: PropertyDescriptor = {
    enumerable: true,
    configurable: true,
    get(this: Result<unknown>) {
      const value = this.#context.issues();
      Object.defineProperty(this, 'issues', { value, writable: true });
      return value;
    },
  };
}

/** What concerns the whole payload and is said once. */
function sayOnce(context: Context): void {
  if (context.comments > 0) {
    const message = `STU3 has no comments in JSON; ${context.comments} fhir_comments were left out.`;
    context.report('information', 'dropped', message, undefined, undefined, []);
  }
  if (context.usedDefaultBase) {
    const message =
      'Reference data is named as that of production. Give `referenceDataBaseUrl` for another environment.';
    context.report('information', 'defaulted', message, 'A005.12', undefined, []);
  }
}

function describe(value: unknown): string {
  if (typeof value === 'string') {
    return /^\s*</.test(value)
      ? 'This is XML. Convert it to FHIR JSON first.'
      : 'This is a text. Pass what JSON.parse makes of it.';
  }
  if (Array.isArray(value)) return 'This is a list. Map one resource at a time, or a Bundle.';
  if (isObject(value)) return 'This object has no resourceType, so it is no FHIR resource.';
  return `This is ${value === null ? 'null' : typeof value}, and no FHIR resource.`;
}

const targets = new Set<unknown>([undefined, 'stu3-apim', 'stu3-hscn']);
const availabilities = new Set<unknown>([
  undefined,
  'AVAILABLE',
  'PENDING',
  'THREATS_FOUND',
  'VALIDATION_FAILED',
]);

function checkOptions(options: ToStu3Options): void {
  const { target, referenceDataBaseUrl, attachments } = options as Json;
  const base =
    referenceDataBaseUrl === undefined ||
    (typeof referenceDataBaseUrl === 'string' && referenceDataBaseUrl !== '');
  const wrong = !targets.has(target)
    ? "target is 'stu3-apim' or 'stu3-hscn'"
    : !base
      ? 'referenceDataBaseUrl is a URL as text'
      : !availabilities.has(attachments)
        ? "attachments is 'AVAILABLE', 'PENDING', 'THREATS_FOUND' or 'VALIDATION_FAILED'"
        : undefined;
  if (wrong !== undefined) throw new Dstu2MappingError('ERR_INVALID_OPTION', `The option ${wrong}.`);
}
