import type { DataTypes } from '../../internal/table.js';

/**
 * The data types of FHIR STU3 (3.0.2) that the resources of e-RS can hold. `id` and `extension`, which every
 * type has, are left out.
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
  Ratio: {
    numerator: 'Quantity',
    denominator: 'Quantity',
  },
  SampledData: {
    origin: 'Quantity!',
    period: 'decimal!',
    factor: 'decimal',
    lowerLimit: 'decimal',
    upperLimit: 'decimal',
    dimensions: 'positiveInt!',
    data: 'string!',
  },
  HumanName: {
    use: 'code:usual|official|temp|nickname|anonymous|old|maiden',
    text: 'string',
    family: 'string',
    given: 'string*',
    prefix: 'string*',
    suffix: 'string*',
    period: 'Period',
  },
  Address: {
    use: 'code:home|work|temp|old',
    type: 'code:postal|physical|both',
    text: 'string',
    line: 'string*',
    city: 'string',
    district: 'string',
    state: 'string',
    postalCode: 'string',
    country: 'string',
    period: 'Period',
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
    text: 'string!',
  },
  Timing: {
    event: 'dateTime*',
    repeat: [
      '?',
      {
        'bounds[x]': 'Duration|Range|Period',
        count: 'integer',
        countMax: 'integer',
        duration: 'decimal',
        durationMax: 'decimal',
        durationUnit: 'code:s|min|h|d|wk|mo|a',
        frequency: 'integer',
        frequencyMax: 'integer',
        period: 'decimal',
        periodMax: 'decimal',
        periodUnit: 'code:s|min|h|d|wk|mo|a',
        dayOfWeek: 'code*:mon|tue|wed|thu|fri|sat|sun',
        timeOfDay: 'time*',
        when: 'code*',
        offset: 'unsignedInt',
      },
    ],
    code: 'CodeableConcept',
  },
  Signature: {
    type: 'Coding+',
    when: 'instant!',
    'who[x]': 'uri|Reference',
    'onBehalfOf[x]': 'uri|Reference',
    contentType: 'code',
    blob: 'base64Binary',
  },
  ContactDetail: {
    name: 'string',
    telecom: 'ContactPoint*',
  },
  UsageContext: {
    code: 'Coding!',
    'value[x]': 'CodeableConcept|Quantity|Range',
  },
  Age: 'Quantity',
  Count: 'Quantity',
  Distance: 'Quantity',
  Duration: 'Quantity',
  Money: 'Quantity',
};
