import type { BaseResource } from '../../internal/table.js';

/** Schedule in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/schedule.html */
export const schedule: BaseResource = {
  type: 'Schedule',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    active: 'boolean',
    serviceCategory: 'CodeableConcept',
    serviceType: 'CodeableConcept*',
    specialty: 'CodeableConcept*',
    actor: 'Reference+',
    planningHorizon: 'Period',
    comment: 'string',
  },
};
