import type { BaseResource } from '../../internal/table.js';

/** Practitioner in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/practitioner.html */
export const practitioner: BaseResource = {
  type: 'Practitioner',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    active: 'boolean',
    name: 'HumanName*',
    telecom: 'ContactPoint*',
    address: 'Address*',
    gender: 'code:male|female|other|unknown',
    birthDate: 'date',
    photo: 'Attachment*',
    qualification: [
      '*',
      {
        identifier: 'Identifier*',
        code: 'CodeableConcept!',
        period: 'Period',
        issuer: 'Reference',
      },
    ],
    communication: 'CodeableConcept*',
  },
};
