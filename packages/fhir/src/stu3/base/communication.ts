import type { BaseResource } from '../../internal/table.js';

/** Communication in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/communication.html */
export const communication: BaseResource = {
  type: 'Communication',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    definition: 'Reference*',
    basedOn: 'Reference*',
    partOf: 'Reference*',
    status: 'code!:preparation|in-progress|suspended|aborted|completed|entered-in-error|unknown',
    notDone: 'boolean',
    notDoneReason: 'CodeableConcept',
    category: 'CodeableConcept*',
    medium: 'CodeableConcept*',
    subject: 'Reference',
    recipient: 'Reference*',
    topic: 'Reference*',
    context: 'Reference',
    sent: 'dateTime',
    received: 'dateTime',
    sender: 'Reference',
    reasonCode: 'CodeableConcept*',
    reasonReference: 'Reference*',
    payload: [
      '*',
      {
        'content[x]': 'string|Attachment|Reference',
      },
    ],
    note: 'Annotation*',
  },
};
