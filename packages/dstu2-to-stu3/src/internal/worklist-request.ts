import { worklistParameters } from '../tables/codes.js';
import type { Context, Json } from './context.js';
import { isObject, mapObject } from './map-object.js';
import type { ObjectMapper } from './spec.js';

const parameters = new Set<unknown>(worklistParameters.split(' '));

/** One parameter of a worklist request. */
export const mapParameter: ObjectMapper = (context, source, spec) => {
  const { name } = source;
  if (!parameters.has(name)) {
    const message = 'The platform answers 422 UNEXPECTED_FIELD to this parameter. Leave it out.';
    context.report('error', 'unknown-parameter', message, 'A008.unknown');
  }
  context.inLocation = name === 'location';
  const out = mapObject(context, spec, source);
  context.inLocation = false;
  return out;
};

/** A worklist request by its own rules; requests of other operations, which never left the prototype, by FHIR's. */
export const mapRequest: ObjectMapper = (context, source, spec) => {
  const { meta } = source;
  const profile: unknown = isObject(meta) ? meta['profile'] : undefined;
  const isOther =
    Array.isArray(profile) &&
    profile.length > 0 &&
    !profile.some((url) => /fetchworklist/i.test(String(url)));
  return mapObject(context, isOther ? context.specs.get('Parameters')! : spec, source);
};

/** What e-RS wants of the filters of a worklist request. */
export function checkFilters(context: Context, _source: Json, out: Json): void {
  const found = new Map<unknown, unknown>();
  for (const parameter of Array.isArray(out['parameter']) ? (out['parameter'] as Json[]) : []) {
    const concept = parameter['valueCodeableConcept'] as { coding?: { code?: unknown }[] } | undefined;
    found.set(parameter['name'], concept?.coding?.[0]?.code ?? true);
  }
  const refuse = (message: string): void =>
    context.report(
      'error',
      'invalid-value',
      `The API refuses this: ${message}.`,
      'A008.filters',
      'parameter',
    );
  if (!found.has('listType')) {
    context.report(
      'error',
      'missing-required',
      'A worklist request needs a listType.',
      'A008.listType',
      'parameter',
    );
  }
  for (const name of ['specialty', 'clinician']) {
    const indicator = found.get(`${name}AssignedIndicator`);
    if (found.has(name) !== (indicator === 'ASSIGNED'))
      refuse(`${name} goes with its indicator ASSIGNED, and only then`);
  }
  if (found.get('specialtyAssignedIndicator') === 'NOT_ASSIGNED')
    refuse('leave out an indicator of specialty that is NOT_ASSIGNED');
}
