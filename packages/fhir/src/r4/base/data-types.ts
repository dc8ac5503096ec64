import type { DataTypes } from '../../internal/table.js';

/**
 * The data types of FHIR R4 (4.0.1) that the profiles of e-RS name. `id` and `extension`, which every type has, are
 * left out.
 *
 * Source: http://hl7.org/fhir/R4/datatypes.html
 */
export const dataTypes: DataTypes = {
  Extension: {
    url: 'uri!',
    'value[x]':
      'base64Binary|boolean|canonical|code|date|dateTime|decimal|id|instant|integer|markdown|oid|positiveInt|string|time|unsignedInt|uri|url|uuid|Address|Age|Annotation|Attachment|CodeableConcept|Coding|ContactPoint|Count|Distance|Duration|HumanName|Identifier|Money|Period|Quantity|Range|Ratio|Reference|SampledData|Signature|Timing|ContactDetail|Contributor|DataRequirement|Expression|ParameterDefinition|RelatedArtifact|TriggerDefinition|UsageContext|Dosage|Meta',
  },
  Meta: {
    versionId: 'id',
    lastUpdated: 'instant',
    source: 'uri',
    profile: 'canonical*',
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
    use: 'code:usual|official|temp|secondary|old',
    type: 'CodeableConcept',
    system: 'uri',
    value: 'string',
    period: 'Period',
    assigner: 'Reference',
  },
  Reference: {
    reference: 'string',
    type: 'uri',
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
    url: 'url',
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
  ContactPoint: {
    system: 'code:phone|fax|email|pager|url|sms|other',
    value: 'string',
    use: 'code:home|work|temp|old|mobile',
    rank: 'positiveInt',
    period: 'Period',
  },
  Annotation: {
    'author[x]': 'Reference|string',
    time: 'dateTime',
    text: 'markdown!',
  },
};
