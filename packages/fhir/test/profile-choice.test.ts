import { describe, expect, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';
import {
  communication,
  practitionerRole,
  schedule,
  searchset,
  slot,
  task,
  worklist,
} from './fixtures/responses.js';
import * as whole from './fixtures/whole-records.js';
import { wholeRequests, wholeShortlist } from './fixtures/whole-requests.js';
import { wholeR4, wholeServiceList } from './fixtures/whole-services.js';

/* Which profile is chosen for a payload, told by the canonical URL that an issue names. */

type Result = stu3.ValidationResult;

/** The profile by which a payload with one property too many is judged. */
const judgedBy = (validate: (value: unknown) => Result, value: object): readonly string[] =>
  validate({ ...value, aStranger: 1 }).issues.map(({ profile, rule }) => `${rule} ${profile}`);

const withoutMeta = (value: object): object => ({ ...value, meta: undefined });

describe('validate of R4 chooses', () => {
  it.each([
    ['healthcareService', 'healthcareService'],
    ['healthcareServiceBundle', 'bundle'],
    ['operationOutcome', 'operationOutcome'],
    ['practitioner', 'practitioner'],
    ['practitionerBundle', 'bundle'],
    ['practitionerRole', 'practitionerRole'],
    ['practitionerRoleBundle', 'bundle'],
    ['serviceRequest', 'serviceRequest'],
    ['serviceRequestBundle', 'bundle'],
  ] as const)('%s by its type or that of its entries', (name, url) => {
    const value = wholeR4[name];
    expect(r4.validate(value)).toEqual({ valid: true, issues: [] });
    expect(judgedBy(r4.validate, value)).toEqual([`unknown-property ${r4.profileUrls[url]}`]);
    const named = (resource: unknown) => r4.validate(resource, { profile: name });
    expect(named({ ...value, id: 7 })).toEqual(r4.validate({ ...value, id: 7 }));
  });

  it.each([
    ['healthcareServiceBundle', 'HealthcareService', r4.validateHealthcareServiceBundle],
    ['practitionerBundle', 'Practitioner', r4.validatePractitionerBundle],
    ['practitionerRoleBundle', 'PractitionerRole', r4.validatePractitionerRoleBundle],
    ['serviceRequestBundle', 'ServiceRequest', r4.validateServiceRequestBundle],
  ] as const)('%s by the search of a bundle without entries', (name, type, own) => {
    const { entry: _, timestamp: __, ...rest } = { timestamp: '', ...wholeR4[name] };
    const link = { relation: 'self', url: `https://example.org/FHIR/R4/${type}?x=1` };
    const empty = { ...rest, link: [link, link] };
    expect(r4.validate(empty)).toEqual(own(empty));
  });

  it('the bundle of roles, for a bundle that tells of nothing', () => {
    const value = { resourceType: 'Bundle', type: 'searchset' };
    expect(r4.validate(value)).toEqual(r4.validatePractitionerRoleBundle(value));
  });

  it.each(Object.values(wholeR4).map((value) => [value.resourceType, value] as const))(
    'the base release for %s in base mode',
    (type, value) => {
      const { issues } = r4.validate({ ...value, aStranger: 1 }, { mode: 'base' });
      expect(issues).toMatchObject([{ profile: `http://hl7.org/fhir/StructureDefinition/${type}` }]);
    },
  );
});

describe('validate of STU3 chooses', () => {
  const byUrl: readonly (readonly [string, object])[] = [
    ...Object.entries(wholeRequests).map(([name, make]) => [name, make()] as const),
    ['referral', whole.wholeReferral()],
    ['advice request', whole.wholeAdviceRequest()],
    ['appointment', whole.wholeAppointment('reviewReason', 'TRIAGE')],
    ['message', whole.wholeMessage(true)],
    ['file', whole.wholeFile()],
    ['code system', whole.wholeCodeSystem()],
    ['error', whole.wholeOutcome('apiErrorCode')],
    ['patient', whole.wholePerson('Patient')],
    ['practitioner', whole.wholePerson('Practitioner')],
    ['shortlist', wholeShortlist()],
    ['services', wholeServiceList(true)],
    ['worklist', worklist('awaitingBooking')],
    ['slot', slot],
    ['schedule', schedule],
    ['task', task('CANCEL_REFERRAL')],
  ];

  it.each(byUrl)('the profile that the payload names: %s', (name, value) => {
    const { meta } = value as { meta: { profile: readonly string[] } };
    expect(stu3.validate(value)).toEqual({ valid: true, issues: [] });
    const url = name === 'code system' ? stu3.profileUrls.shareableCodeSystem : meta.profile[0];
    expect(judgedBy(stu3.validate, value)).toEqual([`unknown-property ${url}`]);
  });

  it.each([
    ['appointment', whole.wholeAppointment('reviewReason', 'TRIAGE')],
    ['codeSystem', whole.wholeCodeSystem()],
    ['communication', whole.wholeMessage(true)],
    ['communicationRequest', whole.wholeAdviceRequest()],
    ['documentReference', whole.wholeFile()],
    ['operationOutcome', whole.wholeOutcome('apiErrorCode')],
    ['patient', whole.wholePerson('Patient')],
    ['practitioner', whole.wholePerson('Practitioner')],
    ['practitionerRole', practitionerRole(true)],
    ['referralRequest', whole.wholeReferral()],
    ['schedule', schedule],
    ['slot', slot],
    ['task', task('CANCEL_REFERRAL')],
  ] as const)('%s by the type, where no profile is named', (profile, value) => {
    const bare = JSON.parse(JSON.stringify({ ...value, meta: undefined })) as object;
    const result = stu3.validate(bare);
    expect(result).toEqual(stu3.validate(bare, { profile }));
    expect(result.valid).toBe(false);
  });

  it.each([
    ['slotBundle', searchset('Slot', { total: 1 }, slot, schedule), stu3.validateSlotBundle],
    [
      'communicationBundle',
      searchset('X', { total: 1 }, communication('REQUESTER', true)),
      stu3.validateCommunicationBundle,
    ],
    ['taskBundle', searchset('Task', {}, task('CANCEL_REFERRAL')), stu3.validateTaskBundle],
  ])('%s by its entries, whatever its meta', (_, value, own) => {
    expect(stu3.validate(withoutMeta(value))).toEqual(own(withoutMeta(value)));
    expect(own(withoutMeta(value)).valid).toBe(false);
  });
});
