import type { Json } from './support.js';

/** The worklist that the rows add to. */
export const list: Json = {
  resourceType: 'List',
  meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-fetchworklist-list-1'] },
  status: 'current',
  mode: 'snapshot',
};

/** A list of one entry, whose item has these fields. */
const listOf = (url: string, fields: Json[]): Json => ({
  entry: [{ extension: [{ url, extension: fields }], item: { reference: 'ReferralRequest/1' } }],
});
/** In the source. */
export const source = (...fields: Json[]): Json =>
  listOf('http://fhir.nhs.uk/StructureDefinition/extension-ers-referralsforreview-worklistitem-1', fields);
/** In STU3. */
export const mapped = (...fields: Json[]): Json =>
  listOf(
    'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1',
    fields,
  );

/** What each entry lacks, and the first of its leaves that did not stay: the name of its extension. */
export const eachEntry = [
  'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires service: the service. Fetch the worklist (A008), or read the appointment (A038) or the service (A033). (A008.service)',
  'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires eReferralPathwayStart: the start of the pathway. Fetch the worklist (A008), or read the referral (A005). (A008.pathway)',
  'warning missing-required entry[0].extension[0] -> entry[0].extension[0].extension: The platform requires referralRequestVersion: the version. Fetch the worklist (A008), or read the referral (A005). (A008.version)',
  'converted entry[0].extension[0].url -> entry[0].extension[0].url',
];
