import type { BaseResource } from '../../internal/table.js';

/** HealthcareService in FHIR R4 (4.0.1). Source: http://hl7.org/fhir/R4/healthcareservice.html */
export const healthcareService: BaseResource = {
  type: 'HealthcareService',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    active: 'boolean',
    providedBy: 'Reference',
    category: 'CodeableConcept*',
    type: 'CodeableConcept*',
    specialty: 'CodeableConcept*',
    location: 'Reference*',
    name: 'string',
    comment: 'string',
    extraDetails: 'markdown',
    photo: 'Attachment',
    telecom: 'ContactPoint*',
    coverageArea: 'Reference*',
    serviceProvisionCode: 'CodeableConcept*',
    eligibility: [
      '*',
      {
        code: 'CodeableConcept',
        comment: 'markdown',
      },
    ],
    program: 'CodeableConcept*',
    characteristic: 'CodeableConcept*',
    communication: 'CodeableConcept*',
    referralMethod: 'CodeableConcept*',
    appointmentRequired: 'boolean',
    availableTime: [
      '*',
      {
        daysOfWeek: 'code*:mon|tue|wed|thu|fri|sat|sun',
        allDay: 'boolean',
        availableStartTime: 'time',
        availableEndTime: 'time',
      },
    ],
    notAvailable: [
      '*',
      {
        description: 'string!',
        during: 'Period',
      },
    ],
    availabilityExceptions: 'string',
    endpoint: 'Reference*',
  },
};
