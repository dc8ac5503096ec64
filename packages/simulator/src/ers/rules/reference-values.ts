import { referenceDataSystem, type ReferenceDataSet } from '@ers-kit/fhir/stu3';
import type { Coding } from 'fhir/r3.js';

import { isInForce, type Concept } from '../../seed/reference-data/concept.js';
import { findConcept } from '../../seed/reference-data/reference-data.js';
import { unprocessable } from '../refusal.js';
import type { ServiceContext } from '../service-context.js';

/**
 * The concept that a coding of reference data means.
 *
 * @throws `INVALID_CODE` where there is none, `INAPPROPRIATE_VALUE` where it is no longer, or not yet, in force
 */
export function requireConcept(
  set: ReferenceDataSet,
  coding: Coding | undefined,
  field: string,
  { clock }: ServiceContext,
): Concept {
  const concept = findConcept(set, coding?.code);
  if (!concept) throw unprocessable('INVALID_CODE', `'${field}' is no code of ${set}`, 'value');
  if (!isInForce(concept, clock.now())) {
    throw unprocessable('INAPPROPRIATE_VALUE', `'${field}' is not in force`);
  }
  return concept;
}

/** Whether a property of a concept is, or lists, a value. */
export function hasProperty({ properties = {} }: Concept, name: string, value: string | boolean): boolean {
  const found = properties[name];
  return Array.isArray(found) ? found.includes(value) : found === value;
}

/** A concept as payloads write it. */
export const codingOf = (
  set: ReferenceDataSet,
  { code, display }: Concept,
  { fhirBaseUrls }: ServiceContext,
) => ({
  system: referenceDataSystem(fhirBaseUrls.STU3, set),
  code,
  display,
});

/** Refuses a missing comment where the concept demands one. */
export function requireComment(concept: Concept, comment: string | undefined, field: string): void {
  if (hasProperty(concept, 'commentIsMandatory', true) && !comment?.trim()) {
    throw unprocessable('VALUE_IS_REQUIRED', `'${field}' is required with this reason`);
  }
}
