import type { BaseResource } from '../../internal/table.js';

/** DocumentReference in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/documentreference.html */
export const documentReference: BaseResource = {
  type: 'DocumentReference',
  kind: 'domain',
  fields: {
    masterIdentifier: 'Identifier',
    identifier: 'Identifier*',
    status: 'code!:current|superseded|entered-in-error',
    docStatus: 'code:preliminary|final|amended|entered-in-error',
    type: 'CodeableConcept!',
    class: 'CodeableConcept',
    subject: 'Reference',
    created: 'dateTime',
    indexed: 'instant!',
    author: 'Reference*',
    authenticator: 'Reference',
    custodian: 'Reference',
    relatesTo: [
      '*',
      {
        code: 'code!:replaces|transforms|signs|appends',
        target: 'Reference!',
      },
    ],
    description: 'string',
    securityLabel: 'CodeableConcept*',
    content: [
      '+',
      {
        attachment: 'Attachment!',
        format: 'Coding',
      },
    ],
    context: [
      '?',
      {
        encounter: 'Reference',
        event: 'CodeableConcept*',
        period: 'Period',
        facilityType: 'CodeableConcept',
        practiceSetting: 'CodeableConcept',
        sourcePatientInfo: 'Reference',
        related: [
          '*',
          {
            identifier: 'Identifier',
            ref: 'Reference',
          },
        ],
      },
    ],
  },
};
