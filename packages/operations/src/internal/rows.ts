import type { OperationDefinition } from '../operation.js';

/** A part of a row that several rows share. */
type Fragment = Partial<OperationDefinition>;

/** The media type of every FHIR body. */
export const fhirJson = 'application/fhir+json';

const referrers = ['REFERRING_CLINICIAN', 'REFERRING_CLINICIAN_ADMIN'] as const;
const providers = ['SERVICE_PROVIDER_CLINICIAN', 'SERVICE_PROVIDER_CLINICIAN_ADMIN'] as const;
const clinical = [...referrers, ...providers] as const;

const usersOnly = ['user-restricted'] as const;
const bothModes = ['user-restricted', 'application-restricted'] as const;
const providerApplication = ['PROVIDER_AUTHORISED_APPLICATION'] as const;
const referrerApplication = ['REFERRER_AUTHORISED_APPLICATION'] as const;

/** Who may call. Sources: e-RS OpenAPI specification, the page of each operation and its overview table. */
export const access = {
  referrers: { accessModes: usersOnly, businessFunctions: { 'user-restricted': referrers } },
  referrersOrApplication: {
    accessModes: bothModes,
    businessFunctions: { 'user-restricted': referrers, 'application-restricted': referrerApplication },
  },
  providers: { accessModes: usersOnly, businessFunctions: { 'user-restricted': providers } },
  providersOrApplication: {
    accessModes: bothModes,
    businessFunctions: { 'user-restricted': providers, 'application-restricted': providerApplication },
  },
  providersAndAdministrators: {
    accessModes: usersOnly,
    businessFunctions: { 'user-restricted': [...providers, 'SERVICE_PROVIDER_ADMIN'] },
  },
  clinical: { accessModes: usersOnly, businessFunctions: { 'user-restricted': clinical } },
  clinicalOrApplication: {
    accessModes: bothModes,
    businessFunctions: { 'user-restricted': clinical, 'application-restricted': providerApplication },
  },
  clinicalOrAnyApplication: {
    accessModes: bothModes,
    businessFunctions: {
      'user-restricted': clinical,
      'application-restricted': [...providerApplication, ...referrerApplication],
    },
  },
  clinicalOrUnnamedApplication: {
    accessModes: bothModes,
    businessFunctions: { 'user-restricted': clinical, 'application-restricted': [] },
  },
  allButSpecialists: {
    accessModes: bothModes,
    businessFunctions: {
      'user-restricted': [...clinical, 'REFERRING_ADMIN', 'SERVICE_PROVIDER_ADMIN'],
      'application-restricted': providerApplication,
    },
  },
  clinicianAdministrators: {
    accessModes: usersOnly,
    businessFunctions: { 'user-restricted': ['SERVICE_PROVIDER_CLINICIAN_ADMIN'] },
  },
  anyUser: { accessModes: usersOnly, businessFunctions: { 'user-restricted': 'any' } },
} as const satisfies Record<string, Fragment>;

/** What most operations have, and have not. */
export const common = {
  query: {},
  userContext: true,
  onBehalfOf: true,
  specialHeaders: {},
  ifMatch: false,
  eTag: false,
  request: false,
  accept: fhirJson,
  deprecated: false,
} as const satisfies Fragment;

/** Which version a write names in `If-Match`. Source: e-RS OpenAPI specification, header `If-Match`. */
export const versionOf = {
  referral: { versionOf: 'ReferralRequest', readWith: 'A005' },
  adviceRequest: { versionOf: 'CommunicationRequest', readWith: 'A024' },
  appointment: { versionOf: 'Appointment', readWith: 'A038' },
} as const satisfies Record<string, OperationDefinition['ifMatch']>;
