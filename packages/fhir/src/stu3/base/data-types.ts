import type { DataTypes } from '../../internal/table.js';

/**
 * The data types of FHIR STU3 (3.0.2) that the profiles of e-RS name. `id` and `extension`, which every type has, are
 * left out.
 *
 * Source: http://hl7.org/fhir/STU3/datatypes.html
 */
export const dataTypes: DataTypes = {
  Extension: {
    url: 'uri!',
    'value[x]':
      'base64Binary|boolean|code|date|dateTime|decimal|id|instant|integer|markdown|oid|positiveInt|string|time|unsignedInt|uri|Address|Age|Annotation|Attachment|CodeableConcept|Coding|ContactPoint|Count|Distance|Duration|HumanName|Identifier|Money|Period|Quantity|Range|Ratio|Reference|SampledData|Signature|Timing|Meta',
  },
  Meta: {
    versionId: 'id',
    lastUpdated: 'instant',
    profile: 'uri*',
    security: 'Coding*',
    tag: 'Coding*',
  },
  Narrative: {
    status: 'code!:generated|extensions|additional|empty',
    div: 'xhtml!',
  },
  Coding: {
    system: 'uri',
    version: 'string',
    code: 'code',
    display: 'string',
    userSelected: 'boolean',
  },
  CodeableConcept: {
    coding: 'Coding*',
    text: 'string',
  },
  Identifier: {
    use: 'code:usual|official|temp|secondary',
    type: 'CodeableConcept',
    system: 'uri',
    value: 'string',
    period: 'Period',
    assigner: 'Reference',
  },
  Reference: {
    reference: 'string',
    identifier: 'Identifier',
    display: 'string',
  },
  Period: {
    start: 'dateTime',
    end: 'dateTime',
  },
  Attachment: {
    contentType: 'code',
    language: 'code',
    data: 'base64Binary',
    url: 'uri',
    size: 'unsignedInt',
    hash: 'base64Binary',
    title: 'string',
    creation: 'dateTime',
  },
  Quantity: {
    value: 'decimal',
    comparator: 'code:<|<=|>=|>',
    unit: 'string',
    system: 'uri',
    code: 'code',
  },
  Range: {
    low: 'Quantity',
    high: 'Quantity',
  },
  Annotation: {
    'author[x]': 'Reference|string',
    time: 'dateTime',
    text: 'string!',
  },
};
