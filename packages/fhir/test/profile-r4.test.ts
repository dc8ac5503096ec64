import { describe, expect, it } from 'vitest';
import { validate, type Mode, type ProfileName } from '../src/r4/index.js';
import { wholeR4 } from './fixtures/whole-services.js';
import { demandsInModes, sectionsOf } from './support/demands.js';

/* How to read the expectations: see support/demands.ts. Compared with the schemas and tables of the specification. */

/* What the answers to searches have in common, and the issues of an outcome. */
const searchHead = `id!: must be an id: up to 64 letters, digits, - and .
meta! > lastUpdated!: must be an instant: YYYY-MM-DDThh:mm:ss with zone
type! = searchset`;
const foundOf = (type: string, link: string) => `total!: must be a valid unsignedInt
${link} > [0]
  relation! = self
  url!
entry [] > [0]
  fullUrl!
  resource!: must be of type ${type}, by its profile
  search! > mode! = match`;
const issueAt = (index: number) => `  [${index}]
    severity! = fatal, error, warning, information
    code! = invalid, structure, required, value, invariant, security, login, unknown, expired, forbidden, suppressed, processing, not-supported, duplicate, multiple-matches, not-found, deleted, too-long, code-invalid, extension, too-costly, business-rule, conflict, transient, lock-error, no-store, exception, timeout, incomplete, throttled, informational
    details! > coding! > [0]
      system! (is not in this profile): is not in this profile
      code!`;

const expected = sectionsOf(`
## healthcareService
id!: must be an id: up to 64 letters, digits, - and .
meta! > versionId!: must be an id: up to 64 letters, digits, - and .
extension []
  eRS-HoursOfOperation at most 1 > valueString!
  eRS-ServiceInstructions at most 1 > valueString!
  eRS-HealthcareService-Contact > extension!
    purpose at most 1 > valueCodeableConcept! > coding! > [0]
      system! = http://terminology.hl7.org/CodeSystem/contactentity-type, https://fhir.nhs.uk/CodeSystem/eRS-Purpose
      code! = BILL, ADMIN, HR, PAYOR, PATINF, PRESS, HEALTHCARE_PROFESSIONALS
      display!
    telecom > valueContactPoint!
      system! = phone, email
      value!
location! > [0] > identifier
  system = https://fhir.nhs.uk/Id/ods-site-code
  value: ~ must be an ODS code
name!
type [] or one > [0] > coding! > [0]
  system! = https://fhir.nhs.uk/CodeSystem/eRS-AppointmentType
  code! = DAY_CASE, FIRST_OUTPATIENT, ASSESSMENT_SERVICE, GPSI, AHP_CLINIC, DIAGNOSTIC, NURSE_CLINIC, OPHTHALMOLOGIST, TELEPHONE_ASSESSMENT
  display!
characteristic [] > [0] > coding!
  [0]
    system! (is not in this profile): is not in this profile
    code! = BOOKABLE, REVIEW, ADVICE_AND_GUIDANCE
    display!
  [1]
    system! (is not in this profile): is not in this profile
    code! = DIRECTLY_BOOKABLE, INDIRECTLY_BOOKABLE
    display!

## healthcareServiceBundle
${searchHead}
timestamp!: must be an instant: YYYY-MM-DDThh:mm:ss with zone
${foundOf('HealthcareService', 'link!')}

## operationOutcome
meta > lastUpdated: must be an instant: YYYY-MM-DDThh:mm:ss with zone
issue!
${[0, 1, 2].map(issueAt).join('\n')}
as a request:
meta! > lastUpdated!: must be an instant: YYYY-MM-DDThh:mm:ss with zone

## practitioner
id!: must be an id: up to 64 letters, digits, - and .
meta! > lastUpdated!: must be an instant: YYYY-MM-DDThh:mm:ss with zone
identifier! or one > [0]
  system! = https://fhir.nhs.uk/Id/sds-user-id
  value!: ~ must be an SDS user id: twelve digits

## practitionerBundle
${searchHead}
timestamp!: must be an instant: YYYY-MM-DDThh:mm:ss with zone
${foundOf('Practitioner', 'link! 1')}

## practitionerRole
id!: must be an id: up to 64 letters, digits, - and .
meta! > lastUpdated!: must be an instant: YYYY-MM-DDThh:mm:ss with zone
practitioner! > identifier!
  system! = https://fhir.nhs.uk/Id/sds-user-id
  value!: ~ must be an SDS user id: twelve digits
organization! > identifier!
  system! = https://fhir.nhs.uk/Id/ods-organization-code
  value!: ~ must be an ODS code
code! > [0] > coding! > [0]
  system! = https://fhir.nhs.uk/CodeSystem/eRS-BusinessFunction-1
  code!

## practitionerRoleBundle
${searchHead}
${foundOf('PractitionerRole', 'link! 1')}

## serviceRequest
id!: must be an id: up to 64 letters, digits, - and .
meta! > versionId!: must be an id: up to 64 letters, digits, - and .
identifier! > [0]
  system! = https://fhir.nhs.uk/Id/UBRN
  value!: must be a UBRN: twelve digits
status! = active, completed, draft, revoked
intent! = order
category! > [0] > coding! > [0]
  system! = https://fhir.nhs.uk/CodeSystem/message-category-servicerequest
  code! = referral, request
code > coding! > [0]
  system! = https://fhir.nhs.uk/CodeSystem/servicerequest-code
  code! = advice-and-guidance
subject! > identifier!
  system! = https://fhir.nhs.uk/Id/nhs-number
  value!: must be ten digits, the last a check digit

## serviceRequestBundle
${searchHead}
timestamp!: must be an instant: YYYY-MM-DDThh:mm:ss with zone
${foundOf('ServiceRequest', 'link!')}
`);

const cases: Readonly<Record<string, object>> = wholeR4;

describe('what an R4 answer has to hold', () => {
  it.each(Object.keys(cases))('%s', (name) => {
    const profile = name as ProfileName;
    const check = (value: unknown, mode?: Mode) => validate(value, { profile, ...(mode && { mode }) });
    expect(demandsInModes(check, cases[name] ?? {}, 'request')).toBe(expected[name]);
  });
});
