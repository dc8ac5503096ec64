/**
 * URLs of e-RS payloads, old and new. DSTU2 ones begin with `http://fhir.nhs.uk/` (the live service) or
 * `http://fhir.nhs.net/` (the draft guide), in whatever case, since both generations mix cases.
 */

/** What STU3 profiles, extensions and code systems of e-RS begin with. */
export const stu3Base = 'https://fhir.nhs.uk/STU3/';

/** What most STU3 identifier systems of e-RS begin with: do not modernise them. */
export const identifierBase = 'http://fhir.nhs.net/Id/';

const definition = 'StructureDefinition/';

/**
 * Names, what follows the DSTU2 host, and the STU3 form; `*` stands for the name. `old>new` where they differ in more
 * than case.
 */
export type UrlRow = readonly [names: string, from: string, to: string];

/** `meta.profile`. */
export const profiles: readonly UrlRow[] = [
  [
    'ReferralRequest Appointment DocumentReference Patient Practitioner HealthcareService Location FetchWorklist-List OperationOutcome valueset>Specialty-CodeSystem specialty-valueset>Specialty-CodeSystem',
    `${definition}ers-*-1`,
    `${stu3Base}${definition}eRS-*-1`,
  ],
  [
    'fetchworklist>StructureDefinition/eRS-FetchWorklist-Parameters-1 clinicalreferralinformation>OperationDefinition/eRS-ClinicalReferralInformation-Operation-1',
    'OperationDefinition/ers-*-operation-1',
    `${stu3Base}*`,
  ],
];

/** Extensions. The draft profile of worklists has a fixed url of its own; its examples use the other. */
export const extensions: readonly UrlRow[] = [
  [
    'Appointment ClinicalInfoFirstSubmitted ClinicalInfoLastUpdated AttachedBy ReferralsforReview-WorkListItem referralsforreview-worklist>ReferralsforReview-WorkListItem EffectivefromDate EffectivetoDate',
    `${definition}extension-ers-*-1`,
    `${stu3Base}${definition}Extension-eRS-*-1`,
  ],
];

/** `Coding.system`, and the last part of the STU3 one; `SPECIALTY` is reference data. */
export const codeSystems: readonly UrlRow[] = [
  [
    'Priority AttachmentType RequestContextStatus ReferralType ReferralListSelector AssignedIndicator APIErrorCode',
    'ValueSet/ers-*-1',
    'eRS-*-1',
  ],
  ['specialty>SPECIALTY', 'ValueSet/ers-*-1', '*'],
  ['appointment-status>AppointmentStatus', 'ValueSet/*-1', 'eRS-*-1'],
];

/** `Identifier.system`. */
export const identifierSystems: readonly UrlRow[] = [
  ['nhs-number sds-user-id ers-service', 'Id/*', `${identifierBase}*`],
  ['ods-site-code>ods-organization-code ers-request>ers-request-id', 'Id/*', 'https://fhir.nhs.uk/Id/*'],
];

/** The system of a site in the `location` parameter of the worklist request (A008). */
export const locationSystem = 'https://directory.spineservices.nhs.uk/STU3/Organization';

/** The second profile of an appointment on the API platform. */
export const careConnectAppointment =
  'https://fhir.hl7.org.uk/STU3/StructureDefinition/CareConnect-Appointment-1';

/** The system of a participant's type: a value set, which NHS keeps for compatibility. */
export const participantSystem = 'http://hl7.org/fhir/ValueSet/encounter-participant-type';

/** What `emptyReason` codings of the draft worklist carry, and the proper STU3 code system. */
export const emptyReasonSystem = [
  'http://hl7.org/fhir/ValueSet/list-empty-reason',
  'http://hl7.org/fhir/list-empty-reason',
] as const;

/** The extension that holds an item of the worklist of referrals for review. */
export const worklistUrl = `${stu3Base}StructureDefinition/Extension-eRS-ReferralsforReview-WorkListItem-1`;

/** Sub-extensions of a worklist item: the display-style urls of an early draft, in lower case, and the real ones. */
export const worklistAliases: Readonly<Record<string, string>> = {
  'appointment start date time': 'appointmentStart',
  'clinical info printed': 'clinicalInfoPrinted',
  'allocated clinician': 'allocatedClinician',
  'request context status': 'requestContextStatus',
  'clinical info first submitted': 'clinicalInfoFirstSubmitted',
  'date first booking made': 'dateWhenBookingMade',
};

/** Sub-extensions of a worklist item that go over unchanged. */
export const worklistFields =
  'patient priority specialty requestContextStatus referralType eReferralPathwayStart clinicalInfoFirstSubmitted clinicalInfoLastUpdated clinicalInfoPrinted appointmentStart allocatedClinician';

/** Core extensions with a successor in STU3: what follows `http://hl7.org/fhir/StructureDefinition/`. */
export const coreExtensions: Readonly<Record<string, string>> = {
  'conformance-': 'capabilitystatement-',
  'valueset-deprecated': 'codesystem-deprecated',
  'valueset-replacedby': 'codesystem-replacedby',
  'valueset-subsumes': 'codesystem-subsumes',
  'practitioner-primaryInd': 'practitionerrole-primaryInd',
};

/** Profiles of requests as HSCN STU3 had them, and as the API platform has them: before and after the name. */
export const hscnProfiles =
  /(?:Structure|Operation)Definition\/eRS-(cancelAppointmentActionLater|CreateReferral(?:AndSendForTriage)?)-Operation-1$/;

/** Types that STU3 renamed, where a reference or a request URL names one. */
export const renamedTypes: Readonly<Record<string, string>> = {
  Conformance: 'CapabilityStatement',
  MedicationOrder: 'MedicationRequest',
  DiagnosticOrder: 'ProcedureRequest',
  DeviceUseRequest: 'DeviceRequest',
  ImagingObjectSelection: 'ImagingManifest',
};
