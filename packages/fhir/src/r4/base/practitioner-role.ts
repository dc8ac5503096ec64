import type { BaseResource } from '../../internal/table.js';

/** PractitionerRole in FHIR R4 (4.0.1). Source: http://hl7.org/fhir/R4/practitionerrole.html */
export const practitionerRole: BaseResource = {
  type: 'PractitionerRole',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    active: 'boolean',
    period: 'Period',
    practitioner: 'Reference',
    organization: 'Reference',
    code: 'CodeableConcept*',
    specialty: 'CodeableConcept*',
    location: 'Reference*',
    healthcareService: 'Reference*',
    telecom: 'ContactPoint*',
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
