import { access, common, fhirJson } from '../internal/rows.js';
import type { OperationDefinition } from '../operation.js';

/** Who the user is, and reference data. Source: e-RS OpenAPI specification (June 2026). */
export const usersAndCodes = {
  A004: {
    ...common,
    ...access.clinicalOrAnyApplication,
    id: 'A004',
    name: 'Retrieve reference data',
    methodName: 'retrieveReferenceData',
    fhirVersion: 'STU3',
    method: 'GET',
    path: '/CodeSystem/{codeSystemType}',
    response: { status: 200, contentTypes: [fhirJson], resourceType: 'CodeSystem' },
    statuses: [200, 401, 403, 404, 406, 429, 500, 503],
  },
  A030: {
    // Tells a user what the user may do and where, so it cannot ask for either.
    ...common,
    ...access.anyUser,
    id: 'A030',
    name: 'Retrieve user business functions',
    methodName: 'retrieveUserBusinessFunctions',
    fhirVersion: 'R4',
    method: 'GET',
    path: '/PractitionerRole',
    userContext: false,
    onBehalfOf: false,
    response: { status: 200, contentTypes: [fhirJson], resourceType: 'Bundle' },
    statuses: [200, 401, 403, 406, 429, 500, 503],
  },
  A040: {
    // Lists the clinicians that may be acted for, so it cannot name one.
    ...common,
    ...access.clinicianAdministrators,
    id: 'A040',
    name: 'Retrieve "on-behalf-of" practitioner user information',
    methodName: 'retrieveOnBehalfOfPractitioners',
    fhirVersion: 'R4',
    method: 'GET',
    path: '/Practitioner',
    query: {
      _query: { kind: 'code', required: true, values: ['onBehalfOf'] },
    },
    onBehalfOf: false,
    response: { status: 200, contentTypes: [fhirJson], resourceType: 'Bundle' },
    statuses: [200, 400, 401, 403, 406, 429, 500, 503],
  },
} as const satisfies Record<string, OperationDefinition>;
