import type { BaseResource } from '../../internal/table.js';

/** CommunicationRequest in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/communicationrequest.html */
export const communicationRequest: BaseResource = {
  type: 'CommunicationRequest',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    basedOn: 'Reference*',
    replaces: 'Reference*',
    groupIdentifier: 'Identifier',
    status: 'code!:draft|active|suspended|cancelled|completed|entered-in-error|unknown',
    category: 'CodeableConcept*',
    priority: 'code:routine|urgent|asap|stat',
    medium: 'CodeableConcept*',
    subject: 'Reference',
    recipient: 'Reference*',
    topic: 'Reference*',
    context: 'Reference',
    payload: [
      '*',
      {
        'content[x]': 'string|Attachment|Reference',
      },
    ],
    'occurrence[x]': 'dateTime|Period',
    authoredOn: 'dateTime',
    sender: 'Reference',
    requester: [
      '?',
      {
        agent: 'Reference!',
        onBehalfOf: 'Reference',
      },
    ],
    reasonCode: 'CodeableConcept*',
    reasonReference: 'Reference*',
    note: 'Annotation*',
  },
};
