import type { BaseResource } from '../../internal/table.js';

/** Slot in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/slot.html */
export const slot: BaseResource = {
  type: 'Slot',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    serviceCategory: 'CodeableConcept',
    serviceType: 'CodeableConcept*',
    specialty: 'CodeableConcept*',
    appointmentType: 'CodeableConcept',
    schedule: 'Reference!',
    status: 'code!:busy|free|busy-unavailable|busy-tentative|entered-in-error',
    start: 'instant!',
    end: 'instant!',
    overbooked: 'boolean',
    comment: 'string',
  },
};
