import type { BaseResource } from '../../internal/table.js';

/** Patient in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/patient.html */
export const patient: BaseResource = {
  type: 'Patient',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    active: 'boolean',
    name: 'HumanName*',
    telecom: 'ContactPoint*',
    gender: 'code:male|female|other|unknown',
    birthDate: 'date',
    'deceased[x]': 'boolean|dateTime',
    address: 'Address*',
    maritalStatus: 'CodeableConcept',
    'multipleBirth[x]': 'boolean|integer',
    photo: 'Attachment*',
    contact: [
      '*',
      {
        relationship: 'CodeableConcept*',
        name: 'HumanName',
        telecom: 'ContactPoint*',
        address: 'Address',
        gender: 'code:male|female|other|unknown',
        organization: 'Reference',
        period: 'Period',
      },
    ],
    animal: [
      '?',
      {
        species: 'CodeableConcept!',
        breed: 'CodeableConcept',
        genderStatus: 'CodeableConcept',
      },
    ],
    communication: [
      '*',
      {
        language: 'CodeableConcept!',
        preferred: 'boolean',
      },
    ],
    generalPractitioner: 'Reference*',
    managingOrganization: 'Reference',
    link: [
      '*',
      {
        other: 'Reference!',
        type: 'code!:replaced-by|replaces|refer|seealso',
      },
    ],
  },
};
