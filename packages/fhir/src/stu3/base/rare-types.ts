import type { DataTypes } from '../../internal/table.js';

/**
 * The other data types of FHIR STU3 (3.0.2) that a resource of e-RS could hold.
 *
 * Source: http://hl7.org/fhir/STU3/datatypes.html
 */
export const rareTypes: DataTypes = {
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
        when: 'code*:MORN|AFT|EVE|NIGHT|PHS|HS|WAKE|C|CM|CD|CV|AC|ACM|ACD|ACV|PC|PCM|PCD|PCV',
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
