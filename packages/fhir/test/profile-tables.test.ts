import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nhsFolder, nhsFolderMissing } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import * as r4 from '../src/r4/index.js';
import * as stu3 from '../src/stu3/index.js';

const { codeSystems, referenceDataSet, referenceDataSystem } = stu3;

/** The codes that the catalogue of error codes and the pages of the specification list; NHS may add some. */
const open: Readonly<Record<string, string>> = {
  apiErrorCode:
    'CONFLICTING_VALUES DUPLICATE_FILENAME DUPLICATE_SERVICE FIELD_NOT_PERMITTED FILE_SIZE_ERROR FORBIDDEN ' +
    'HISTORY_NOT_SUPPORTED INAPPROPRIATE_SLOT INAPPROPRIATE_VALUE INVALID_CODE INVALID_FHIR_STRUCTURE ' +
    'INVALID_REQUEST_STATE INVALID_REQUEST_TYPE INVALID_STATE INVALID_VALUE MISSING_HEADER MISSING_PARAMETER ' +
    'MISSING_VALUE NO_ACCESS NO_ACCESS_CODE NO_CHANGES_DETECTED NO_REG_GP_PRACTICE NO_RELATIONSHIP ' +
    'ORGANISATION_IS_CLOSED ORGANISATION_NOT_APPROPRIATE PAS_NOT_RESPONDING PAS_RESPONDED_WITH_ERROR ' +
    'PATIENT_ERROR PENDING PRIORITY_NOT_CURRENT REFERENCED_USER_IS_NOT_ACTIVE REFERENCED_USER_IS_NOT_RC ' +
    'REFERENCED_USER_IS_NOT_RC_AT_ORG REFERENCED_USER_IS_NOT_SPC REFERENCED_USER_NOT_IN_ORG ' +
    'REFERENCE_NOT_FOUND SERVICE_UNAVAILABLE SHORTLISTED_SERVICE_NOT_IN_RESULTS SLOTS_CURRENTLY_AVAILABLE ' +
    'SLOT_NOT_AVAILABLE SNOMED_NOT_FOUND SYSTEM_UNAVAILABLE THIS_SLOT_IS_AVAILABLE THREATS_FOUND ' +
    'TOO_MANY_ITEMS UNABLE_TO_CANCEL_APPOINTMENT UNABLE_TO_CONFIRM_APPOINTMENT UNEXPECTED_FIELD ' +
    'UNSUPPORTED_PRIORITY VALIDATION_FAILED VALUE_IS_REQUIRED',
  apiErrorCodeOnErrorPages: '',
  appointmentCancellationReasonType: 'PATIENT PROVIDER PROVIDER_REJECT UNKNOWN',
  businessFunction:
    'REFERRING_CLINICIAN REFERRING_CLINICIAN_ADMIN REFERRING_ADMIN SERVICE_PROVIDER_CLINICIAN ' +
    'SERVICE_PROVIDER_CLINICIAN_ADMIN SERVICE_PROVIDER_ADMIN PROVIDER_AUTHORISED_APPLICATION ' +
    'REFERRER_AUTHORISED_APPLICATION',
  clinicType: '',
  clinicalTerm: '',
  referralCancellationReasonType: 'PATIENT PROVIDER PROVIDER_TRIAGE UNKNOWN',
};

const openR4: Readonly<Record<string, string>> = {
  apiErrorOrWarningCode: 'ACCESS_DENIED TOO_MANY_REQUESTS MISSING_HEADER SERVICE_ERROR',
  businessFunction:
    'REFERRING_CLINICIAN REFERRING_CLINICIAN_ADMIN REFERRING_ADMIN COMMISSIONER SERVICE_DEFINER ' +
    'SERVICE_PROVIDER_CLINICIAN SERVICE_PROVIDER_CLINICIAN_ADMIN SERVICE_PROVIDER_ADMIN INFORMATION_ANALYST ' +
    'BOOKING_MANAGER ADDITIONAL_REQUIREMENTS_MANAGER',
  ersErrorCode: 'NO_RELATIONSHIP PENDING THREATS_FOUND VALIDATION_FAILED',
  httpErrorCode:
    'REC_BAD_REQUEST REC_FORBIDDEN REC_NOT_FOUND REC_NOT_ACCEPTABLE REC_UNSUPPORTED_MEDIA_TYPE ' +
    'REC_SERVER_ERROR REC_UNAVAILABLE',
};

interface Row {
  readonly system: string;
  readonly codes: readonly string[];
  readonly open?: boolean;
}

const rowsOf = (table: Readonly<Record<string, Row>>) => Object.entries(table);
const openRows = (table: Readonly<Record<string, Row>>): Readonly<Record<string, string>> =>
  Object.fromEntries(rowsOf(table).flatMap(([name, row]) => (row.open ? [[name, row.codes.join(' ')]] : [])));

describe('the tables of codes', () => {
  it('say which code systems NHS may add to, and the codes known so far', () => {
    expect(openRows(codeSystems)).toEqual(open);
    expect(openRows(r4.codeSystems)).toEqual(openR4);
  });
});

interface Schema {
  readonly enum?: readonly string[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** What the published schemas fix: codes and displays by system, extension URLs, `meta.profile` values. */
function publishedTexts(folder: string) {
  const codes = new Map<string, Set<string>>();
  const displays = new Map<string, Set<string>>();
  const urls = new Set<string>();
  const profiles = new Set<string>();
  const add = (to: Map<string, Set<string>>, system: string, found: Schema | undefined): void => {
    const known = to.get(system) ?? new Set();
    to.set(system, known);
    for (const text of found?.enum ?? []) known.add(text);
  };
  const look = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties = {} } = node as Schema;
    for (const system of properties['system']?.enum ?? []) {
      add(codes, system, properties['code']);
      add(displays, system, properties['display']);
    }
    for (const url of properties['url']?.enum ?? []) if (url.startsWith('https:')) urls.add(url);
    for (const url of properties['profile']?.items?.enum ?? []) profiles.add(url);
    for (const inner of Object.values(node)) look(inner);
  };
  look(JSON.parse(readFileSync(join(folder, 'ers-openapi.structure.json'), 'utf8')));
  return { codes, displays, urls, profiles };
}

/** What payloads and pages name and no schema: the schemas of R4 leave `meta.profile` open. */
const inPayloadsOnly = {
  extensions: ['https://fhir.nhs.uk/STU3/StructureDefinition/Extension-Communication-Requester-1'],
  profiles: [
    'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Bundle',
    'https://fhir.hl7.org.uk/StructureDefinition/UKCore-Practitioner',
    'https://fhir.hl7.org.uk/StructureDefinition/UKCore-PractitionerRole',
    'https://fhir.nhs.uk/StructureDefinition/NHSDigital-OperationOutcome',
    'https://fhir.nhs.uk/StructureDefinition/NHSDigital-ServiceRequest',
    'https://fhir.nhs.uk/StructureDefinition/eRS-HealthcareService',
    'https://www.hl7.org/fhir/R4/operationoutcome.html',
  ],
};

const folder = nhsFolder();

describe.skipIf(!folder)(`the tables and the published schemas ${nhsFolderMissing}`, () => {
  const published = publishedTexts(folder ?? '');
  const sorted = (texts: Iterable<string>): string[] => [...new Set(texts)].toSorted();
  const closed = [...rowsOf(codeSystems), ...rowsOf(r4.codeSystems)].filter(([, row]) => !row.open);

  it.each(closed)('hold the same codes: %s', (name, { system, codes }) => {
    // Referrals and worklists spell two states differently, of one system.
    const both = name.endsWith('State') ? closed.filter(([, row]) => row.system === system) : [];
    const own = [...codes, ...both.flatMap(([, row]) => row.codes)];
    expect(sorted(own)).toEqual(sorted(published.codes.get(system) ?? []));
  });

  it.each([
    ...Object.entries(stu3.codeDisplays).map(
      ([name, texts]) => [name, codeSystems[name as 'priority'].system, texts] as const,
    ),
    ...Object.entries(r4.codeDisplays).map(
      ([name, texts]) => [name, r4.codeSystems[name as 'bookableType'].system, texts] as const,
    ),
  ])('hold the same displays: %s', (name, system, texts) => {
    const both = name.endsWith('State')
      ? [stu3.codeDisplays.referralState, stu3.codeDisplays.worklistReferralState]
      : [];
    const own = [texts, ...both].flatMap((table) => Object.values<string>(table));
    expect(sorted(own)).toEqual(sorted(published.displays.get(system) ?? []));
  });

  it('name every extension', () => {
    const own = [...Object.values(stu3.extensionUrls), ...Object.values(r4.extensionUrls)];
    expect(sorted(own)).toEqual(sorted([...published.urls, ...inPayloadsOnly.extensions]));
  });

  it('name every profile', () => {
    const own = [...Object.values(stu3.profileUrls), ...Object.values(r4.profileUrls)];
    expect(sorted(own)).toEqual(sorted([...published.profiles, ...inPayloadsOnly.profiles]));
  });

  it('name every identifier system', () => {
    const own = [...Object.values(stu3.identifierSystems), ...Object.values(r4.identifierSystems)];
    expect(own.filter((system) => !published.codes.has(system))).toEqual([]);
  });
});

describe('the systems of reference data', () => {
  it.each([
    ['https://example.org/FHIR/STU3/CodeSystem/CLINIC-TYPE', 'CLINIC-TYPE'],
    ['_baseurl_/STU3/CodeSystem/REQUEST-CANCELLATION-REASON', 'REFERRAL-CANCELLATION-REASON'],
    ['/CodeSystem/x/CodeSystem/PRIORITY', 'PRIORITY'],
    ['CLINIC-TYPE', undefined],
    ['https://a.bPRIORITY', undefined],
    ['https://example.org/FHIR/STU3/CLINIC-TYPE', undefined],
    ['https://example.org/CodeSystem/CLINIC-TYPES', undefined],
    [undefined, undefined],
    [7, undefined],
  ])('%s is of the set %s', (system, set) => {
    expect(referenceDataSet(system)).toBe(set);
  });

  it.each([
    'https://example.org/FHIR/STU3',
    'https://example.org/FHIR/STU3/',
    'https://example.org/FHIR/STU3//',
  ])('stand below %s', (base) => {
    const system = referenceDataSystem(base, 'SPECIALTY');
    expect(system).toBe('https://example.org/FHIR/STU3/CodeSystem/SPECIALTY');
    expect(referenceDataSet(system)).toBe('SPECIALTY');
  });
});
