import type { BaseResource } from '../../internal/table.js';

/** Appointment in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/appointment.html */
export const appointment: BaseResource = {
  type: 'Appointment',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    status: 'code!:proposed|pending|booked|arrived|fulfilled|cancelled|noshow|entered-in-error',
    serviceCategory: 'CodeableConcept',
    serviceType: 'CodeableConcept*',
    specialty: 'CodeableConcept*',
    appointmentType: 'CodeableConcept',
    reason: 'CodeableConcept*',
    indication: 'Reference*',
    priority: 'unsignedInt',
    description: 'string',
    supportingInformation: 'Reference*',
    start: 'instant',
    end: 'instant',
    minutesDuration: 'positiveInt',
    slot: 'Reference*',
    created: 'dateTime',
    comment: 'string',
    incomingReferral: 'Reference*',
    participant: [
      '+',
      {
        type: 'CodeableConcept*',
        actor: 'Reference',
        required: 'code:required|optional|information-only',
        status: 'code!:accepted|declined|tentative|needs-action',
      },
    ],
    requestedPeriod: 'Period*',
  },
};
