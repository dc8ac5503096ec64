import type { DataTypes } from '../../internal/table.js';

/**
 * The other data types of FHIR R4 (4.0.1) that a resource of e-RS could hold. Of the types that R4 adds for
 * knowledge artefacts and dosage only that they are objects is checked.
 *
 * Source: http://hl7.org/fhir/R4/datatypes.html
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
    data: 'string',
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
    use: 'code:home|work|temp|old|billing',
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
  Timing: {
    event: 'dateTime*',
    repeat: [
      '?',
      {
        'bounds[x]': 'Duration|Range|Period',
        count: 'positiveInt',
        countMax: 'positiveInt',
        duration: 'decimal',
        durationMax: 'decimal',
        durationUnit: 'code:s|min|h|d|wk|mo|a',
        frequency: 'positiveInt',
        frequencyMax: 'positiveInt',
        period: 'decimal',
        periodMax: 'decimal',
        periodUnit: 'code:s|min|h|d|wk|mo|a',
        dayOfWeek: 'code*:mon|tue|wed|thu|fri|sat|sun',
        timeOfDay: 'time*',
        when: 'code*:MORN|MORN.early|MORN.late|NOON|AFT|AFT.early|AFT.late|EVE|EVE.early|EVE.late|NIGHT|PHS|HS|WAKE|C|CM|CD|CV|AC|ACM|ACD|ACV|PC|PCM|PCD|PCV',
        offset: 'unsignedInt',
      },
    ],
    code: 'CodeableConcept',
  },
  Signature: {
    type: 'Coding+',
    when: 'instant!',
    who: 'Reference!',
    onBehalfOf: 'Reference',
    targetFormat: 'code',
    sigFormat: 'code',
    data: 'base64Binary',
  },
  ContactDetail: {
    name: 'string',
    telecom: 'ContactPoint*',
  },
  UsageContext: {
    code: 'Coding!',
    'value[x]': 'CodeableConcept|Quantity|Range|Reference',
  },
  Age: 'Quantity',
  Count: 'Quantity',
  Distance: 'Quantity',
  Duration: 'Quantity',
  Money: { value: 'decimal', currency: 'code' },
};
