import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';
const referral = { resourceType: 'ReferralRequest', status: 'active', patient: { reference: 'Patient/1' } };

describe('ReferralRequest.requester, with an agent in STU3', () => {
  it.each<Row>([
    [
      'a reference becomes the agent, and what follows is not disturbed',
      { requester: { reference: 'Practitioner/1' }, date: 'x' },
      [
        { requester: { agent: { reference: 'Practitioner/1' } }, authoredOn: 'x' },
        'warning invalid-value date: This is no legal date or time. It goes over as it is.',
        'moved requester.reference -> requester.agent.reference',
        'renamed date -> authoredOn',
      ],
    ],
    [
      'what has the form of STU3 stays, and what follows is not disturbed',
      {
        requester: { agent: { reference: 'Practitioner/1' }, onBehalfOf: { reference: 'Organization/1' } },
        date: 'x',
      },
      [
        {
          requester: { agent: { reference: 'Practitioner/1' }, onBehalfOf: { reference: 'Organization/1' } },
          authoredOn: 'x',
        },
        'warning unexpected-shape requester: This has the form of STU3, and not that of DSTU2.',
        'warning invalid-value date: This is no legal date or time. It goes over as it is.',
        'renamed date -> authoredOn',
      ],
    ],
    [
      'what neither form has is lost',
      { requester: { 'odd name': 1, agent: { display: 'd' } } },
      [
        { requester: { agent: { display: 'd' } } },
        'warning unexpected-shape requester: This has the form of STU3, and not that of DSTU2.',
        'warning dropped requester.`odd name`: STU3 has no place for this.',
        'dropped requester.`odd name`',
      ],
    ],
    [
      'what neither form has is kept on request',
      { requester: { 'odd name': 1, agent: { display: 'd' } } },
      [
        {
          extension: [{ url: `${crossVersion}ReferralRequest.requester.odd name`, valueDecimal: 1 }],
          requester: { agent: { display: 'd' } },
        },
        'warning unexpected-shape requester: This has the form of STU3, and not that of DSTU2.',
        'information kept requester.`odd name` -> extension[0]: STU3 has no place for this. It is kept as an extension.',
        'moved requester.`odd name` -> extension[0].valueDecimal',
      ],
      { keepLost: true },
    ],
    [
      'what is undefined is not there',
      { requester: { agent: { display: 'd' }, onBehalfOf: undefined } },
      [
        { requester: { agent: { display: 'd' } } },
        'warning unexpected-shape requester: This has the form of STU3, and not that of DSTU2.',
      ],
    ],
    [
      'an agent that is no object is no form of STU3',
      { requester: { agent: 'x', display: 'd' } },
      [
        { requester: { agent: { display: 'd' } } },
        'warning dropped requester.agent: DSTU2 has no such element here.',
        'dropped requester.agent',
        'moved requester.display -> requester.agent.display',
      ],
    ],
    [
      'an empty agent gives none',
      { requester: { agent: {} } },
      [
        {},
        'warning unexpected-shape requester: This has the form of STU3, and not that of DSTU2.',
        'warning dropped requester.agent: An empty object is no FHIR.',
        'dropped requester.agent',
      ],
    ],
    [
      'a text is no requester',
      { requester: 'x' },
      [
        {},
        'error dropped requester: This has another shape than DSTU2 allows, and cannot be read.',
        'dropped requester',
      ],
    ],
    [
      'a text is kept on request',
      { requester: 'x' },
      [
        { extension: [{ url: `${crossVersion}ReferralRequest.requester`, valueString: 'x' }] },
        'information kept requester -> extension[0]: This has another shape than DSTU2 allows, and cannot be read. It is kept as an extension.',
        'moved requester -> extension[0].valueString',
      ],
      { keepLost: true },
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toStrictEqual(expected);
  });
});

describe('ReferralRequest.dateSent, which stands for a missing date', () => {
  it.each<Row>([
    [
      'it is the date of the referral',
      { dateSent: '2014-02-14' },
      [
        { authoredOn: '2014-02-14' },
        'information derived dateSent -> authoredOn: The date of sending stands for the missing date.',
        'renamed dateSent -> authoredOn',
      ],
    ],
    [
      'a date wins over it',
      { date: '2014-02-13', dateSent: '2014-02-14' },
      [
        { authoredOn: '2014-02-13' },
        'warning dropped dateSent: STU3 has no place for this.',
        'renamed date -> authoredOn',
        'dropped dateSent',
      ],
    ],
    [
      'it is kept on request where there is a date',
      { date: '2014-02-13', dateSent: '2014-02-14' },
      [
        {
          authoredOn: '2014-02-13',
          extension: [{ url: `${crossVersion}ReferralRequest.dateSent`, valueDateTime: '2014-02-14' }],
        },
        'information kept dateSent -> extension[0]: STU3 has no place for this. It is kept as an extension.',
        'renamed date -> authoredOn',
        'moved dateSent -> extension[0].valueDateTime',
      ],
      { keepLost: true },
    ],
    [
      'a date under its STU3 name wins over it, before it',
      { authoredOn: '2014-02-13', dateSent: '2014-02-14' },
      [
        { authoredOn: '2014-02-13' },
        'warning unexpected-shape authoredOn: This is the name that STU3 has for it, and not that of DSTU2.',
        'warning dropped dateSent: STU3 has no place for this.',
        'dropped dateSent',
      ],
    ],
    [
      'a date under its STU3 name wins over it, after it',
      { dateSent: '2014-02-14', authoredOn: '2014-02-13' },
      [
        { authoredOn: '2014-02-13' },
        'warning dropped dateSent: STU3 has no place for this.',
        'warning unexpected-shape authoredOn: This is the name that STU3 has for it, and not that of DSTU2.',
        'dropped dateSent',
      ],
    ],
    [
      'an empty one stands for nothing',
      { dateSent: '' },
      [{}, 'warning dropped dateSent: An empty text is no FHIR.', 'dropped dateSent'],
    ],
    [
      'what is attached to it has no place',
      { dateSent: '2014-02-14', _dateSent: { id: 'x' } },
      [
        { authoredOn: '2014-02-14' },
        'information derived dateSent -> authoredOn: The date of sending stands for the missing date.',
        'warning dropped _dateSent: What is attached to this element has no place in STU3.',
        'renamed dateSent -> authoredOn',
        'dropped _dateSent.id',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toStrictEqual(expected);
  });
});

describe('ReferralRequest.intent, which only STU3 has', () => {
  it.each<Row>([
    [
      'it stays, with a warning',
      { intent: 'plan' },
      [
        { intent: 'plan' },
        'warning unexpected-shape intent: This has the form of STU3, and not that of DSTU2.',
      ],
    ],
  ])('%s', (_rule, elements, expected, options) => {
    expect(added(referral, elements, options)).toStrictEqual(expected);
  });
});
