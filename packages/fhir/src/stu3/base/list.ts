import type { BaseResource } from '../../internal/table.js';

/** List in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/list.html */
export const list: BaseResource = {
  type: 'List',
  kind: 'domain',
  fields: {
    identifier: 'Identifier*',
    status: 'code!:current|retired|entered-in-error',
    mode: 'code!:working|snapshot|changes',
    title: 'string',
    code: 'CodeableConcept',
    subject: 'Reference',
    encounter: 'Reference',
    date: 'dateTime',
    source: 'Reference',
    orderedBy: 'CodeableConcept',
    note: 'Annotation*',
    entry: [
      '*',
      {
        flag: 'CodeableConcept',
        deleted: 'boolean',
        date: 'dateTime',
        item: 'Reference!',
      },
    ],
    emptyReason: 'CodeableConcept',
  },
};
