import { describe, expect, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';

/** The names of the guards that say yes. */
const saying = (guards: object, value: unknown): string[] =>
  Object.entries(guards)
    .filter(([name]) => /^is[A-Z]/.test(name) && name !== 'isConceptInForce')
    .filter(([, guard]) => (guard as (value: unknown) => boolean)(value))
    .map(([name]) => name);

const { profileUrls } = stu3;

describe('guards', () => {
  it.each<[string, unknown, string[], string[]]>([
    ['an Appointment', { resourceType: 'Appointment' }, ['isAppointment'], []],
    ['a Bundle', { resourceType: 'Bundle' }, [], []],
    ['a CodeSystem', { resourceType: 'CodeSystem' }, ['isCodeSystem'], []],
    ['a Communication', { resourceType: 'Communication' }, ['isCommunication'], []],
    ['a CommunicationRequest', { resourceType: 'CommunicationRequest' }, ['isCommunicationRequest'], []],
    ['a DocumentReference', { resourceType: 'DocumentReference' }, ['isDocumentReference'], []],
    ['a HealthcareService', { resourceType: 'HealthcareService' }, [], ['isHealthcareService']],
    [
      'an OperationOutcome',
      { resourceType: 'OperationOutcome' },
      ['isOperationOutcome'],
      ['isOperationOutcome'],
    ],
    ['a Patient', { resourceType: 'Patient' }, [], []],
    ['a Practitioner', { resourceType: 'Practitioner' }, [], ['isPractitioner']],
    [
      'a PractitionerRole',
      { resourceType: 'PractitionerRole' },
      ['isPractitionerRole'],
      ['isPractitionerRole'],
    ],
    ['a ReferralRequest', { resourceType: 'ReferralRequest' }, ['isReferralRequest'], []],
    ['a Schedule', { resourceType: 'Schedule' }, ['isSchedule'], []],
    ['a ServiceRequest', { resourceType: 'ServiceRequest' }, [], ['isServiceRequest']],
    ['a Slot', { resourceType: 'Slot' }, ['isSlot'], []],
    ['a Task', { resourceType: 'Task' }, ['isTask'], []],
    [
      'a worklist',
      { resourceType: 'List', meta: { profile: [profileUrls.fetchWorklistList] } },
      ['isWorklist'],
      [],
    ],
    [
      'a list of services',
      { resourceType: 'List', meta: { profile: ['urn:other', profileUrls.fetchServicesList] } },
      ['isServiceList'],
      [],
    ],
    [
      'a shortlist',
      { resourceType: 'List', meta: { profile: [profileUrls.shortlistList] } },
      ['isShortlist'],
      [],
    ],
    [
      'search criteria',
      { resourceType: 'Parameters', meta: { profile: [profileUrls.serviceSearchCriteria] } },
      ['isServiceSearchCriteria'],
      [],
    ],
    ['a List of no profile', { resourceType: 'List' }, [], []],
    ['Parameters of no profile', { resourceType: 'Parameters', meta: { profile: [] } }, [], []],
    [
      'a List that names the profile of search criteria',
      { resourceType: 'List', meta: { profile: [profileUrls.serviceSearchCriteria] } },
      [],
      [],
    ],
    [
      'Parameters that name the profiles of every list',
      {
        resourceType: 'Parameters',
        meta: {
          profile: [profileUrls.fetchWorklistList, profileUrls.fetchServicesList, profileUrls.shortlistList],
        },
      },
      [],
      [],
    ],
    ['a resource without type', { meta: { profile: Object.values(profileUrls) } }, [], []],
    ['nothing', undefined, [], []],
    ['null', null, [], []],
    ['text', 'Task', [], []],
    ['a list of resources', [{ resourceType: 'Task' }], [], []],
  ])('of %s: exactly these say yes', (_, value, inStu3, inR4) => {
    expect(saying(stu3, value)).toEqual(inStu3);
    expect(saying(r4, value)).toEqual(inR4);
  });
});
