/**
 * URLs of e-RS payloads, old and new. Keys are what follows `http://fhir.nhs.uk/` (the live service) or
 * `http://fhir.nhs.net/` (the draft guide) in DSTU2, in lower case since both generations mix cases.
 */

/** What STU3 profiles, extensions and code systems of e-RS begin with. */
export const stu3Base = 'https://fhir.nhs.uk/STU3/';

/** `meta.profile`: what follows {@link stu3Base}. */
export const profiles: Readonly<Record<string, string>> = {
  'structuredefinition/ers-referralrequest-1': 'StructureDefinition/eRS-ReferralRequest-1',
  'structuredefinition/ers-appointment-1': 'StructureDefinition/eRS-Appointment-1',
  'structuredefinition/ers-documentreference-1': 'StructureDefinition/eRS-DocumentReference-1',
  'structuredefinition/ers-patient-1': 'StructureDefinition/eRS-Patient-1',
  'structuredefinition/ers-practitioner-1': 'StructureDefinition/eRS-Practitioner-1',
  'structuredefinition/ers-healthcareservice-1': 'StructureDefinition/eRS-HealthcareService-1',
  'structuredefinition/ers-location-1': 'StructureDefinition/eRS-Location-1',
  'structuredefinition/ers-fetchworklist-list-1': 'StructureDefinition/eRS-FetchWorklist-List-1',
  'structuredefinition/ers-operationoutcome-1': 'StructureDefinition/eRS-OperationOutcome-1',
  'structuredefinition/ers-valueset-1': 'StructureDefinition/eRS-Specialty-CodeSystem-1',
  'structuredefinition/ers-specialty-valueset-1': 'StructureDefinition/eRS-Specialty-CodeSystem-1',
  'operationdefinition/ers-fetchworklist-operation-1': 'StructureDefinition/eRS-FetchWorklist-Parameters-1',
  'operationdefinition/ers-clinicalreferralinformation-operation-1':
    'OperationDefinition/eRS-ClinicalReferralInformation-Operation-1',
};

/** Extensions: after `structuredefinition/`, and what follows `StructureDefinition/` in STU3. */
export const extensions: Readonly<Record<string, string>> = {
  'extension-ers-appointment-1': 'Extension-eRS-Appointment-1',
  'extension-ers-clinicalinfofirstsubmitted-1': 'Extension-eRS-ClinicalInfoFirstSubmitted-1',
  'extension-ers-clinicalinfolastupdated-1': 'Extension-eRS-ClinicalInfoLastUpdated-1',
  'extension-ers-attachedby-1': 'Extension-eRS-AttachedBy-1',
  'extension-ers-referralsforreview-worklistitem-1': 'Extension-eRS-ReferralsforReview-WorkListItem-1',
  // The draft profile's own fixed url; its examples use the one above.
  'extension-ers-referralsforreview-worklist-1': 'Extension-eRS-ReferralsforReview-WorkListItem-1',
  'extension-ers-effectivefromdate-1': 'Extension-eRS-EffectivefromDate-1',
  'extension-ers-effectivetodate-1': 'Extension-eRS-EffectivetoDate-1',
};

/** `Coding.system`: after `valueset/`, and what follows `CodeSystem/`; `SPECIALTY` is reference data. */
export const codeSystems: Readonly<Record<string, string>> = {
  'ers-priority-1': 'eRS-Priority-1',
  'ers-specialty-1': 'SPECIALTY',
  'ers-attachmenttype-1': 'eRS-AttachmentType-1',
  'ers-requestcontextstatus-1': 'eRS-RequestContextStatus-1',
  'ers-referraltype-1': 'eRS-ReferralType-1',
  'ers-referrallistselector-1': 'eRS-ReferralListSelector-1',
  'ers-assignedindicator-1': 'eRS-AssignedIndicator-1',
  'ers-apierrorcode-1': 'eRS-APIErrorCode-1',
  'appointment-status-1': 'eRS-AppointmentStatus-1',
};

/** `Identifier.system`: after `id/`. Most keep the `.nhs.net` host: do not modernise them. */
export const identifierSystems: Readonly<Record<string, string>> = {
  'nhs-number': 'http://fhir.nhs.net/Id/nhs-number',
  'sds-user-id': 'http://fhir.nhs.net/Id/sds-user-id',
  'ers-service': 'http://fhir.nhs.net/Id/ers-service',
  'ods-site-code': 'https://fhir.nhs.uk/Id/ods-organization-code',
  'ers-request': 'https://fhir.nhs.uk/Id/ers-request-id',
};

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

/** Profiles of requests as HSCN STU3 had them, and as the API platform has them. */
export const hscnProfiles: Readonly<Record<string, string>> = {
  'StructureDefinition/eRS-cancelAppointmentActionLater-Operation-1':
    'StructureDefinition/eRS-cancelAppointmentActionLater-Parameters-1',
  'OperationDefinition/eRS-CreateReferral-Operation-1': 'StructureDefinition/eRS-CreateReferral-Parameters-1',
  'OperationDefinition/eRS-CreateReferralAndSendForTriage-Operation-1':
    'StructureDefinition/eRS-CreateReferralAndSendForTriage-Parameters-1',
};

/** Types that STU3 renamed, where a reference or a request URL names one. */
export const renamedTypes: Readonly<Record<string, string>> = {
  Conformance: 'CapabilityStatement',
  MedicationOrder: 'MedicationRequest',
  DiagnosticOrder: 'ProcedureRequest',
  DeviceUseRequest: 'DeviceRequest',
  ImagingObjectSelection: 'ImagingManifest',
};
