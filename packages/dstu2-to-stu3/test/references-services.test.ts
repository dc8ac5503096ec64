import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import { hscn, referral, stu3Referral } from './reference-fixtures.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row = Told & { rule: string; source: Json; options?: ToStu3Options };

const service = {
  resourceType: 'HealthcareService',
  id: 's',
  identifier: [{ system: 'http://fhir.nhs.uk/Id/ers-service', value: '1' }],
  serviceName: 'Knee clinic',
};
const { serviceName: _name, ...nameless } = service;
/** What names the service in STU3. */
const identifier = { system: 'http://fhir.nhs.net/Id/ers-service', value: '1' };

const crossVersion = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-';

const nameTaken = (at: number, element = 'serviceName'): string =>
  `information derived contained[0].${element} -> recipient[${at}].display: The name of the service stands for the missing display. (A005.29)`;
/** The last issues of each referral with a service. */
const serviceEnds = [
  'information dropped contained[0]: Its identifier is in the reference now; the contained form ends. (A005.28)',
  'information defaulted ReferralRequest -> intent: Every e-RS referral is a plan. (A005.11)',
];
/** The first moves of each referral with a service, … */
const referralMoves = [
  'converted meta.profile[0] -> meta.profile[0]',
  'moved priority.text -> extension[0].valueCodeableConcept.text',
  'renamed patient.display -> subject.display',
  'converted recipient[0].reference -> recipient[0].identifier',
];
/** … and the last. */
const serviceDropped = ['dropped contained[0].resourceType', 'dropped contained[0].id'];

describe('a reference to a service of a referral', () => {
  it.each<Row>([
    {
      rule: 'has its identifier, and its name where it has no display',
      source: referral({
        contained: [service],
        recipient: [
          { reference: '#s' },
          { reference: '#s', display: 'Knee clinic' },
          { reference: '#s', display: 'Other' },
        ],
      }),
      options: hscn,
      resource: stu3Referral({
        recipient: [
          { identifier, display: 'Knee clinic' },
          { identifier, display: 'Knee clinic' },
          { identifier, display: 'Other' },
        ],
      }),
      issues: [nameTaken(0), ...serviceEnds],
      moves: [
        ...referralMoves,
        'converted contained[0].identifier[0].system -> recipient[0].identifier.system + recipient[1].identifier.system + recipient[2].identifier.system',
        'moved contained[0].identifier[0].value -> recipient[0].identifier.value + recipient[1].identifier.value + recipient[2].identifier.value',
        'renamed contained[0].serviceName -> recipient[0].display + recipient[1].display',
        'converted recipient[1].reference -> recipient[1].identifier',
        'converted recipient[2].reference -> recipient[2].identifier',
        ...serviceDropped,
      ],
    },
    {
      rule: 'keeps another display; the name is lost',
      source: referral({ contained: [service], recipient: [{ reference: '#s', display: 'Other' }] }),
      options: hscn,
      resource: stu3Referral({ recipient: [{ identifier, display: 'Other' }] }),
      issues: [
        'warning dropped contained[0].serviceName: A logical reference has no place for this. (A005.29)',
        ...serviceEnds,
      ],
      moves: [
        ...referralMoves,
        'converted contained[0].identifier[0].system -> recipient[0].identifier.system',
        'moved contained[0].identifier[0].value -> recipient[0].identifier.value',
        'dropped contained[0].serviceName',
        ...serviceDropped,
      ],
    },
    {
      rule: 'has no display where there is no name',
      source: referral({
        contained: [nameless],
        recipient: [{ reference: '#s' }, { reference: '#s', display: 'x' }],
      }),
      options: hscn,
      resource: stu3Referral({ recipient: [{ identifier }, { identifier, display: 'x' }] }),
      issues: serviceEnds,
      moves: [
        ...referralMoves,
        'converted contained[0].identifier[0].system -> recipient[0].identifier.system + recipient[1].identifier.system',
        'moved contained[0].identifier[0].value -> recipient[0].identifier.value + recipient[1].identifier.value',
        'converted recipient[1].reference -> recipient[1].identifier',
        ...serviceDropped,
      ],
    },
    {
      rule: 'holds, where it is the first, what STU3 has no place for, on request',
      source: referral({
        contained: [{ ...service, comment: 'c' }],
        recipient: [{ reference: '#s' }, { reference: '#s' }],
      }),
      options: { ...hscn, keepLost: true },
      resource: stu3Referral({
        recipient: [
          {
            identifier,
            display: 'Knee clinic',
            extension: [{ url: `${crossVersion}HealthcareService.comment`, valueString: 'c' }],
          },
          { identifier, display: 'Knee clinic' },
        ],
      }),
      issues: [
        nameTaken(0),
        nameTaken(1),
        'information kept contained[0].comment -> recipient[0].extension[0]: A logical reference has no place for this. It is kept as an extension. (A005.28)',
        ...serviceEnds,
      ],
      moves: [
        ...referralMoves,
        'converted contained[0].identifier[0].system -> recipient[0].identifier.system + recipient[1].identifier.system',
        'moved contained[0].identifier[0].value -> recipient[0].identifier.value + recipient[1].identifier.value',
        'renamed contained[0].serviceName -> recipient[0].display + recipient[1].display',
        'converted recipient[1].reference -> recipient[1].identifier',
        'moved contained[0].comment -> recipient[0].extension[0].valueString',
        ...serviceDropped,
      ],
    },
    {
      rule: 'has all that the identifier says',
      source: referral({
        contained: [
          { ...nameless, identifier: { ...service.identifier[0], use: 'usual' }, name: 'Hip clinic' },
        ],
        recipient: [{ reference: '#s' }],
      }),
      options: hscn,
      resource: stu3Referral({
        recipient: [{ identifier: { ...identifier, use: 'usual' }, display: 'Hip clinic' }],
      }),
      issues: [
        nameTaken(0, 'name'),
        'warning unexpected-shape contained[0].name: This is the name that STU3 has for it, and not that of DSTU2.',
        ...serviceEnds,
      ],
      moves: [
        ...referralMoves,
        'converted contained[0].identifier.system -> recipient[0].identifier.system',
        'renamed contained[0].identifier.value -> recipient[0].identifier.value',
        'renamed contained[0].identifier.use -> recipient[0].identifier.use',
        'renamed contained[0].name -> recipient[0].display',
        ...serviceDropped,
      ],
    },
  ])('$rule', ({ source, options, rule: _rule, ...told }) => {
    expect(tell(source, options)).toEqual(told);
  });
});
