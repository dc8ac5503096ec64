import { describe, expect, it } from 'vitest';
import { profileUrls, validate, type ProfileName } from '../src/stu3/index.js';
import { wholeRequests } from './fixtures/whole-requests.js';
import { change } from './support/change.js';

type Body = { parameter: { name: string; [part: string]: unknown }[] };

const bodyOf = (profile: keyof typeof wholeRequests) =>
  JSON.parse(JSON.stringify(wholeRequests[profile]())) as Body;

const messages: Readonly<Record<string, string>> = {
  'no-filter-on-referrer-worklist': 'a worklist of referrers takes no filter: send listType alone',
  'one-service': 'this operation takes exactly one service in the shortlist',
  'no-service-twice': 'the shortlist names a service twice',
  'advice-needs-recommendation': 'returning with advice needs guidanceIntendedRecommendation',
};

/** The business rules that a body breaks: rule, place. */
function broken(body: unknown, profile: ProfileName): string[] {
  const found = validate(body, { profile }).issues.filter(({ code }) => code === 'business-rule');
  expect(found.map(({ message }) => message)).toEqual(found.map(({ rule }) => messages[rule]));
  return found.map(({ rule, path }) => `${rule} ${path}`);
}

const place = (body: Body, name: string): number => body.parameter.findIndex((part) => part.name === name);

/** A body whose shortlist names these services; `null` is an entry without one. */
const withServices = (profile: keyof typeof wholeRequests, ...services: unknown[]) => {
  const body = bodyOf(profile);
  const entries = services.map((value) => ({
    item: { identifier: { system: 'x', ...(value !== null && { value }) } },
  }));
  return change(body, `parameter.${place(body, 'shortlist')}.resource.entry`, entries);
};

describe('the filters of worklists', () => {
  const ofReferrers = [
    'REJECTED_TRIAGE_RESPONSE',
    'ASSESSMENT_RETURNED_CANCELLED_DNA',
    'AWAITING_BOOKING',
    'LETTERS_OUTSTANDING',
  ];
  const listing = (code: string): Body =>
    change(bodyOf('fetchWorklist'), 'parameter.0.valueCodeableConcept.coding.0.code', code);

  it.each(ofReferrers)('%s takes none', (code) => {
    const body = listing(code);
    expect(broken(body, 'fetchWorklist')).toEqual(['no-filter-on-referrer-worklist Parameters.parameter[1]']);
    const turned = { ...body, parameter: body.parameter.toReversed() };
    expect(broken(turned, 'fetchWorklist')).toEqual([
      'no-filter-on-referrer-worklist Parameters.parameter[0]',
    ]);
    expect(broken({ ...body, parameter: body.parameter.slice(0, 1) }, 'fetchWorklist')).toEqual([]);
  });

  it.each(['REFERRALS_FOR_REVIEW', 'APPOINTMENT_SLOT_ISSUES'])('%s takes all', (code) => {
    expect(validate(listing(code))).toEqual({ valid: true, issues: [] });
  });

  it.each([
    ['without the indicator', undefined],
    ['that is not assigned', 'NOT_ASSIGNED'],
  ])('a clinician %s is refused', (_, code) => {
    const body = bodyOf('fetchWorklist');
    const indicator = place(body, 'clinicianAssignedIndicator');
    if (code === undefined) body.parameter.splice(indicator, 1);
    else change(body, `parameter.${indicator}.valueCodeableConcept.coding.0.code`, code);
    expect(validate(body).issues).toEqual([
      {
        severity: 'error',
        code: 'business-rule',
        path: `Parameters.parameter[${place(body, 'clinician')}]`,
        message: 'clinician needs clinicianAssignedIndicator with ASSIGNED',
        profile: profileUrls.fetchWorklist,
        rule: 'clinician-needs-assigned-indicator',
      },
    ]);
  });
});

describe('the services of a shortlist', () => {
  it.each([
    ['createAdviceAndGuidanceRequest'],
    ['createReferralAndSendForTriage'],
    ['changeShortlistAndSendForTriageRequest'],
  ] as const)('%s takes one', (profile) => {
    const body = withServices(profile, '1', '2');
    const at = `Parameters.parameter[${place(body, 'shortlist')}].resource.entry`;
    expect(broken(body, profile)).toEqual([`one-service ${at}`]);
    expect(broken(withServices(profile, '1'), profile)).toEqual([]);
  });

  it.each([['createReferral'], ['changeShortlist']] as const)('%s takes several, each once', (profile) => {
    const body = withServices(profile, '1', '2', '1', '2');
    const at = `Parameters.parameter[${place(body, 'shortlist')}].resource.entry[2]`;
    expect(broken(body, profile)).toEqual([`no-service-twice ${at}`]);
    expect(broken(withServices(profile, '1', '2', '3'), profile)).toEqual([]);
    expect(broken(withServices(profile, null, null), profile)).toEqual([]);
  });
});

describe('the answer to a request for advice', () => {
  it.each([
    ['RETURN_TO_REFERRER_WITH_ADVICE', ['advice-needs-recommendation Parameters.parameter']],
    ['REQUIRE_FURTHER_INFORMATION', []],
    ['PROVIDER_CONVERTED', []],
  ])('%s without a recommendation', (outcome, rules) => {
    const body = bodyOf('sendCommunicationToRequesterRequest');
    change(body, `parameter.${place(body, 'guidanceOutcome')}.valueCoding.code`, outcome);
    expect(broken(body, 'sendCommunicationToRequesterRequest')).toEqual([]);
    body.parameter.splice(place(body, 'guidanceIntendedRecommendation'), 1);
    expect(broken(body, 'sendCommunicationToRequesterRequest')).toEqual(rules);
  });

  it.each([
    ['sendCommunicationToRequesterRequest', 'guidance'],
    ['createFromCommunicationRequest', 'guidance'],
    ['createAdviceAndGuidanceRequest', 'request'],
  ] as const)('%s: %s may have 8,000 characters and no more', (profile, name) => {
    const body = bodyOf(profile);
    const at = `parameter.${place(body, name)}.valueString`;
    expect(validate(change(body, at, 'x'.repeat(8000)))).toEqual({ valid: true, issues: [] });
    expect(validate(change(body, at, 'x'.repeat(8001))).issues).toMatchObject([
      { rule: 'too-long', code: 'too-long', message: 'must have at most 8000 characters' },
    ]);
  });
});

describe('business rules and broken bodies', () => {
  const profiles = Object.keys(wholeRequests) as (keyof typeof wholeRequests)[];
  it.each<[string, unknown]>([
    ['no parameters', undefined],
    ['a text', 'x'],
    ['null', null],
    ['an object', { name: 'listType' }],
    ['a list of nothing', [null, 7, 'x', {}]],
  ])('go together: parameter is %s', (_, parameter) => {
    for (const profile of profiles) {
      const result = validate({ ...bodyOf(profile), parameter }, { profile });
      expect(result.valid).toBe(false);
      expect(broken({ ...bodyOf(profile), parameter }, profile)).toEqual([]);
    }
  });

  it.each<[string, unknown]>([
    ['no list', undefined],
    ['null', null],
    ['a list whose entries are text', { resourceType: 'List', entry: 'two' }],
    [
      'empty entries',
      { resourceType: 'List', entry: [null, {}, { item: null }, { item: { identifier: null } }] },
    ],
  ])('go together: the shortlist is %s', (_, resource) => {
    const body = bodyOf('createReferral');
    change(body, `parameter.${place(body, 'shortlist')}.resource`, resource);
    expect(validate(body).valid).toBe(false);
    expect(broken(body, 'createReferral')).toEqual([]);
  });

  it.each<[string, unknown]>([
    ['missing', undefined],
    ['null', null],
    ['without coding', { text: 'x' }],
    ['without a first coding', { coding: [null] }],
    ['with codings in place of a list', { coding: { code: 'AWAITING_BOOKING' } }],
  ])('go together: the concept of the list is %s', (_, concept) => {
    const body = change(bodyOf('fetchWorklist'), 'parameter.0.valueCodeableConcept', concept);
    expect(validate(body).valid).toBe(false);
    expect(broken(body, 'fetchWorklist')).toEqual([]);
  });
});
