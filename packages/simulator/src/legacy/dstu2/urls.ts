/** URLs of the DSTU2 that the live service wrote: host `fhir.nhs.uk` without `/STU3/`, lower-case names. */
const definition = (name: string): string => `http://fhir.nhs.uk/StructureDefinition/${name}`;
const valueSet = (name: string): string => `http://fhir.nhs.uk/ValueSet/${name}`;
const identifier = (name: string): string => `http://fhir.nhs.uk/Id/${name}`;

export const dstu2Profiles = {
  referralRequest: definition('ers-referralrequest-1'),
  appointment: definition('ers-appointment-1'),
  documentReference: definition('ers-documentreference-1'),
  patient: definition('ers-patient-1'),
  practitioner: definition('ers-practitioner-1'),
  healthcareService: definition('ers-healthcareservice-1'),
  location: definition('ers-location-1'),
  operationOutcome: definition('ers-operationoutcome-1'),
  worklist: definition('ers-fetchworklist-list-1'),
  valueSet: definition('ers-valueset-1'),
} as const;

export const dstu2Systems = {
  priority: valueSet('ers-priority-1'),
  specialty: valueSet('ers-specialty-1'),
  attachmentType: valueSet('ers-attachmenttype-1'),
  requestContextStatus: valueSet('ers-requestcontextstatus-1'),
  referralType: valueSet('ers-referraltype-1'),
  errorCode: valueSet('ers-apierrorcode-1'),
  nhsNumber: identifier('nhs-number'),
  sdsUserId: identifier('sds-user-id'),
  service: identifier('ers-service'),
  siteCode: identifier('ods-site-code'),
} as const;

/** The STU3 extensions that DSTU2 had too, in the order it wrote them: STU3 name and DSTU2 URL. */
export const dstu2Extensions = [
  ['Extension-eRS-Appointment-1', definition('extension-ers-appointment-1')],
  ['Extension-eRS-ClinicalInfoFirstSubmitted-1', definition('extension-ers-clinicalinfofirstsubmitted-1')],
  ['Extension-eRS-ClinicalInfoLastUpdated-1', definition('extension-ers-clinicalinfolastupdated-1')],
] as const;

export const attachedByExtension = definition('extension-ers-attachedby-1');

export const worklistItemExtension = definition('extension-ers-referralsforreview-worklistitem-1');

/** Since when and until when a concept is in force: STU3 property and DSTU2 URL. */
export const effectiveExtensions = [
  ['effectiveFrom', definition('extension-ers-effectivefromdate-1')],
  ['effectiveTo', definition('extension-ers-effectivetodate-1')],
] as const;
