import { describe, expect, it } from 'vitest';
import { documentReference, type Mode, type ProfileName } from '../src/stu3/index.js';
import { wholeFile } from './fixtures/whole-records.js';
import { demandsOfProfile, sectionsOf } from './support/demands.js';

/* How to read the expectations: see support/demands.ts. Compared with the schemas and tables of the specification. */

/** A file in a request; the code alone tells one profile from another. */
const attachmentOf = (name: string, code: string) => `## ${name}
meta! > profile! > [0] = StructureDefinition/DocumentReference-1
status! = current
type! > coding! > [0]
  system! = CodeSystem/AttachmentType-1
  code! = ${code}
indexed!: must be an instant: YYYY-MM-DDThh:mm:ss with zone
content! > [0] > attachment! > url!
as a response:
description ~null`;

const expected = sectionsOf(`
## documentReference
id: must be an id: up to 64 letters, digits, - and .
meta! > profile! > [0] = StructureDefinition/DocumentReference-1
status! = current
type! > coding [] > [0]
  system! = CodeSystem/AttachmentType-1
  code! = REFERRER, PROVIDER, ADVICE_REQUEST, GUIDANCE_RESPONSE
  display!
indexed!: must be an instant: YYYY-MM-DDThh:mm:ss with zone
description ~null
content! > [0] > attachment!
  extension!
    eRS-AvailabilityStatus-1! at most 1 > valueCoding!
      system! = CodeSystem/AvailabilityStatus-1
      code! = AVAILABLE, PENDING, THREATS_FOUND, VALIDATION_FAILED
    eRS-AttachedBy-1! at most 1 > valueReference! > identifier!
      system! = http://fhir.nhs.net/Id/sds-user-id
      value!: ~ must be an SDS user id: twelve digits
    eRS-AttachedByOrganisation-1 at most 1 > valueReference! > identifier!
      system! = https://fhir.nhs.uk/Id/ods-organization-code
      value!: ~ must be an ODS code
    eRS-AttachedOnBehalfOf-1 at most 1 > valueReference! > identifier!
      system! = http://fhir.nhs.net/Id/sds-user-id
      value!: ~ must be an SDS user id: twelve digits
  contentType!
  url!
  size!: must be a valid unsignedInt
  title!
  creation!: must be a date: YYYY, YYYY-MM or YYYY-MM-DD

${attachmentOf('referrerAttachment', 'REFERRER')}
${attachmentOf('providerAttachment', 'PROVIDER')}
${attachmentOf('guidanceAttachment', 'GUIDANCE_RESPONSE')}
${attachmentOf('adviceAttachment', 'ADVICE_REQUEST')}
`);

const fileOf = (type: Parameters<typeof documentReference>[0]) => () =>
  documentReference(type, { url: 'Binary/1', description: 'Letter' });

const cases: Readonly<Record<string, readonly [ProfileName, () => object, Mode]>> = {
  documentReference: ['documentReference', wholeFile, 'request'],
  referrerAttachment: ['referrerAttachment', fileOf('REFERRER'), 'response'],
  providerAttachment: ['providerAttachment', fileOf('PROVIDER'), 'response'],
  guidanceAttachment: ['guidanceAttachment', fileOf('GUIDANCE_RESPONSE'), 'response'],
  adviceAttachment: ['adviceAttachment', fileOf('ADVICE_REQUEST'), 'response'],
};

describe('what a file of a record, or of a request, has to hold', () => {
  it.each(Object.keys(cases))('%s', (name) => {
    const [profile, make, another] = cases[name] as (typeof cases)[string];
    expect(demandsOfProfile(profile, make(), another)).toBe(expected[name]);
  });
});
