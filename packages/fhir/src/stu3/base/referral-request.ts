import type { BaseResource } from '../../internal/table.js';

/** ReferralRequest in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/referralrequest.html */
export const referralRequest: BaseResource = {
  type: 'ReferralRequest',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    definition: 'Reference*',
    basedOn: 'Reference*',
    replaces: 'Reference*',
    groupIdentifier: 'Identifier',
    status: 'code!:draft|active|suspended|cancelled|completed|entered-in-error|unknown',
    intent: 'code!:proposal|plan|order|original-order|reflex-order|filler-order|instance-order|option',
    type: 'CodeableConcept',
    priority: 'code:routine|urgent|asap|stat',
    serviceRequested: 'CodeableConcept*',
    subject: 'Reference!',
    context: 'Reference',
    'occurrence[x]': 'dateTime|Period',
    authoredOn: 'dateTime',
    requester: [
      '?',
      {
        agent: 'Reference!',
        onBehalfOf: 'Reference',
      },
    ],
    specialty: 'CodeableConcept',
    recipient: 'Reference*',
    reasonCode: 'CodeableConcept*',
    reasonReference: 'Reference*',
    description: 'string',
    supportingInfo: 'Reference*',
    note: 'Annotation*',
    relevantHistory: 'Reference*',
  },
};
