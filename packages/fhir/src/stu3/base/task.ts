import type { BaseResource } from '../../internal/table.js';

/** Task in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/task.html */
export const task: BaseResource = {
  type: 'Task',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    'definition[x]': 'uri|Reference',
    basedOn: 'Reference*',
    groupIdentifier: 'Identifier',
    partOf: 'Reference*',
    status:
      'code!:draft|requested|received|accepted|rejected|ready|cancelled|in-progress|on-hold|failed|completed|entered-in-error',
    statusReason: 'CodeableConcept',
    businessStatus: 'CodeableConcept',
    intent: 'code!:proposal|plan|order|original-order|reflex-order|filler-order|instance-order|option',
    priority: 'code:routine|urgent|asap|stat',
    code: 'CodeableConcept',
    description: 'string',
    focus: 'Reference',
    for: 'Reference',
    context: 'Reference',
    executionPeriod: 'Period',
    authoredOn: 'dateTime',
    lastModified: 'dateTime',
    requester: [
      '?',
      {
        agent: 'Reference!',
        onBehalfOf: 'Reference',
      },
    ],
    performerType: 'CodeableConcept*',
    owner: 'Reference',
    reason: 'CodeableConcept',
    note: 'Annotation*',
    relevantHistory: 'Reference*',
    restriction: [
      '?',
      {
        repetitions: 'positiveInt',
        period: 'Period',
        recipient: 'Reference*',
      },
    ],
    input: [
      '*',
      {
        type: 'CodeableConcept!',
        'value[x]': 'any',
      },
    ],
    output: [
      '*',
      {
        type: 'CodeableConcept!',
        'value[x]': 'any',
      },
    ],
  },
};
