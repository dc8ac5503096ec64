import { describe, expect, it } from 'vitest';
import { toStu3 } from '../src/index.js';
import { hasUsualProfile, isErs, isMappable, isStu3 } from '../src/internal/dialect.js';
import type { Json } from './support.js';

const live = 'http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1';
const draft = 'http://fhir.nhs.net/StructureDefinition/ers-patient-1';
const stu3 = 'https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1';
const others = 'http://example.org/StructureDefinition/patient';
const withProfile = (profile: unknown, more: Json = {}): Json => ({
  resourceType: 'Patient',
  meta: { profile },
  ...more,
});
const withUrl = (url: unknown): Json => ({
  resourceType: 'Patient',
  extension: [{ url, valueBoolean: true }],
});

/** A resource whose last element is `at` values after its root. */
function farAway(at: number, url: string): Json {
  const names = Array.from({ length: at - 2 }, (_, index) => [`element${index}`, index]);
  return { resourceType: 'Patient', ...Object.fromEntries(names), last: url };
}

describe('the dialect of a resource', () => {
  it.each<[what: string, source: Json, is: ('usual' | 'e-RS' | 'STU3')[]]>([
    ['a profile of the live service', withProfile([live]), ['usual', 'e-RS']],
    ['a profile of the draft', withProfile([draft]), ['usual', 'e-RS']],
    [
      'a profile in another case',
      withProfile(['HTTPS://FHIR.NHS.UK/structuredefinition/ERS-Patient-1']),
      ['e-RS'],
    ],
    ['a profile outside a list', withProfile(live), ['e-RS']],
    ['a profile after another', withProfile([others, draft]), ['e-RS']],
    ['a profile before another', withProfile([draft, others]), ['usual', 'e-RS']],
    ['a profile of an operation', withProfile(['http://fhir.nhs.uk/OperationDefinition/ers-x-1']), ['e-RS']],
    ['a profile of others', withProfile([others]), []],
    ['a profile of NHS, and none of e-RS', withProfile(['http://fhir.nhs.uk/StructureDefinition/gp-1']), []],
    ['a text with a profile in it', withProfile([`see ${live}`]), []],
    ['no profile', { resourceType: 'Patient' }, []],
    ['no meta', { resourceType: 'Patient', meta: null }, []],
    ['a profile in place of its meta', { resourceType: 'Patient', meta: live }, ['e-RS']],
    ['an empty list of profiles', withProfile([]), []],
    ['a profile that is null', withProfile([null]), []],
    ['a profile that is a number', withProfile([5]), []],
    ['a profile of STU3', withProfile([stu3]), ['STU3']],
    ['a profile of STU3 outside a list', withProfile(stu3), ['STU3']],
    [
      'a profile of STU3 of others',
      withProfile(['https://example.org/stu3/StructureDefinition/x']),
      ['STU3'],
    ],
    ['a profile of STU3 after another', withProfile([others, stu3]), ['STU3']],
    ['a profile of e-RS before one of STU3', withProfile([live, stu3]), ['usual', 'e-RS']],
    ['a profile of STU3 before one of e-RS', withProfile([stu3, live]), ['e-RS', 'STU3']],
    ['a profile of e-RS and a URL of STU3', withProfile([live], withUrl(stu3)), ['usual', 'e-RS']],
    ['a profile of others and a URL of STU3', withProfile([others], withUrl(stu3)), ['STU3']],
    ['a list for a profile and a URL of STU3', withProfile([[live]], withUrl(stu3)), ['e-RS', 'STU3']],
    ['a URL of STU3', withUrl('https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1'), ['STU3']],
    ['a URL of STU3 without TLS', withUrl('http://fhir.nhs.uk/STU3/CodeSystem/x'), ['STU3']],
    ['a URL of Care Connect', withUrl('https://fhir.hl7.org.uk/STU3/StructureDefinition/x'), ['STU3']],
    ['a URL of STU3 of others', withUrl('https://example.org/STU3/x'), []],
    ['a text with a URL of STU3 in it', withUrl(`see ${stu3}`), []],
    ['an extension of e-RS', withUrl('http://fhir.nhs.uk/StructureDefinition/extension-ers-x-1'), ['e-RS']],
    ['a code system of e-RS', withUrl('https://fhir.nhs.net/ValueSet/ers-priority-1'), ['e-RS']],
    [
      'a text with a code system of e-RS in it',
      withUrl('see http://fhir.nhs.uk/ValueSet/ers-priority-1'),
      [],
    ],
    ['another code system of NHS', withUrl('http://fhir.nhs.uk/ValueSet/priority-1'), []],
    ['a reason of an empty worklist', withUrl('http://hl7.org/fhir/ValueSet/list-empty-reason'), ['e-RS']],
    ['a URL that is null', withUrl(null), []],
    ['a URL that is a number', withUrl(5), []],
    ['a bundle of e-RS', { resourceType: 'Bundle', meta: { profile: [live] } }, ['usual', 'e-RS']],
    [
      'a bundle of e-RS, its profile outside a list',
      { resourceType: 'Bundle', meta: { profile: live } },
      ['e-RS'],
    ],
    ['a bundle with a list for a profile', { resourceType: 'Bundle', meta: { profile: [[live]] } }, []],
    ['a bundle of STU3', { resourceType: 'Bundle', meta: { profile: [stu3] } }, ['STU3']],
    [
      'a bundle with resources of e-RS and of STU3',
      {
        resourceType: 'Bundle',
        entry: [{ resource: withProfile([live]) }, { resource: withProfile([stu3]) }],
      },
      [],
    ],
    ['a type that only STU3 has', { resourceType: 'CodeSystem' }, ['STU3']],
    ['another type that only STU3 has', { resourceType: 'PractitionerRole' }, ['STU3']],
    ['a URL that is near', farAway(199, stu3), ['STU3']],
    ['a URL that is far away', farAway(200, stu3), []],
    ['a URL among the first of a list', { resourceType: 'List', entry: ['', '', '', live] }, ['e-RS']],
    ['a URL after the first of a list', { resourceType: 'List', entry: ['', '', '', '', live] }, []],
  ])('is known by %s', (_what, source, is) => {
    const found = { usual: hasUsualProfile(source), 'e-RS': isErs(source), STU3: isStu3(source) };
    expect(Object.entries(found).flatMap(([name, does]) => (does ? [name] : []))).toEqual(is);
  });

  it.each<[Json, boolean]>([
    [{ resourceType: 'Patient' }, true],
    [{ resourceType: 'CodeSystem' }, true],
    [{ resourceType: 'Task' }, false],
    [{ resourceType: 'Patient.contact' }, false],
    [{ resourceType: 'Task', meta: { profile: [stu3] } }, true],
    [{}, false],
  ])('and the type decide whether %j is mapped', (source, is) => {
    expect(isMappable(source)).toBe(is);
  });

  it('decides by itself for each resource of a bundle', () => {
    const referral = (profile: string): Json => ({
      resource: { resourceType: 'ReferralRequest', meta: { profile: [profile] }, status: 'accepted' },
    });
    const { resource } = toStu3({
      resourceType: 'Bundle',
      type: 'collection',
      entry: [referral(live), referral(others), referral(stu3)],
    });
    const entries = resource['entry'] as { resource: Json }[];
    expect(entries.map((entry) => [entry.resource['status'], entry.resource['intent']])).toEqual([
      ['active', 'plan'],
      ['active', 'order'],
      ['accepted', 'plan'],
    ]);
  });
});
