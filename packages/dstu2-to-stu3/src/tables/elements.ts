/**
 * Every element of the DSTU2 (1.0.2) types that the mapper knows, and where STU3 (3.0.2) has it. One entry per
 * type or block, one word per element:
 *
 *     name : type [*] [> target [*]] [!] [~ converter | = handler]
 *
 * - `type`: a data type, `@` for the block of that path, or one letter: `s` any text or code, `b` boolean,
 *   `n` number, `D` date, `d` dateTime, `i` instant, `t` time; `C` CodeableConcept, `R` Reference, `I` Identifier,
 *   `P` Period, `Q` Quantity, `N` HumanName, `T` ContactPoint, `A` Attachment, `E` Extension.
 * - `*` after the type: repeats in DSTU2; after the target: repeats in STU3. Without `>` both are as in DSTU2.
 * - `!`: required in STU3.
 * - `~`: a value goes through the converter of that name; `=`: the element is the handler's own.
 * - `value[x]`: all types that DSTU2 allows there.
 *
 * Sources: hl7.org/fhir/DSTU2 and hl7.org/fhir/STU3, and HL7's R2-to-R3 maps for the moves.
 */
export const elements: Readonly<Record<string, string>> = {
  // Data types
  Element: '',
  Extension: 'url:s!~extensionUrl value[x]:',
  Meta: 'versionId:s lastUpdated:i profile:s*~profile security:Coding* tag:Coding*',
  Narrative: 'status:s! div:s!~div',
  Coding: 'system:s~codeSystem version:s code:s~ersCode display:s userSelected:b',
  CodeableConcept: 'coding:Coding* text:s',
  Identifier: 'use:s type:C system:s~identifierSystem value:s period:P assigner:R',
  Reference: 'reference:s=reference display:s',
  Period: 'start:d end:d',
  Quantity: 'value:n comparator:s unit:s system:s code:s',
  Range: 'low:Q high:Q',
  Ratio: 'numerator:Q denominator:Q',
  SampledData: 'origin:Q! period:n! factor:n lowerLimit:n upperLimit:n dimensions:n! data:s!',
  Attachment: 'contentType:s~mime language:s data:s url:s size:n hash:s title:s creation:d',
  Annotation: 'authorReference:R authorString:s time:d text:s!',
  Signature: 'type:Coding*! when:i! whoUri:s whoReference:R contentType:s~mime blob:s',
  HumanName: 'use:s text:s family:s*>family=family given:s* prefix:s* suffix:s* period:P',
  Address: 'use:s type:s text:s line:s* city:s district:s state:s postalCode:s country:s period:P',
  ContactPoint: 'system:s~contactSystem value:s use:s rank:n period:P',
  Timing: 'event:d* repeat:@ code:C',
  'Timing.repeat':
    'boundsQuantity:Q>boundsDuration boundsRange:Range boundsPeriod:P count:n duration:n durationMax:n durationUnits:s>durationUnit frequency:n frequencyMax:n period:n periodMax:n periodUnits:s>periodUnit when:s>when*',

  // Resources
  Patient:
    'identifier:I* active:b name:N* telecom:T* gender:s birthDate:D deceasedBoolean:b deceasedDateTime:d address:Address* maritalStatus:C multipleBirthBoolean:b multipleBirthInteger:n photo:A* contact:@* animal:@ communication:@* careProvider:R*>generalPractitioner* managingOrganization:R link:@*',
  'Patient.contact': 'relationship:C* name:N telecom:T* address:Address gender:s organization:R period:P',
  'Patient.animal': 'species:C! breed:C genderStatus:C',
  'Patient.communication': 'language:C! preferred:b',
  'Patient.link': 'other:R! type:s!~status',
  Practitioner:
    'identifier:I* active:b name:N>name* telecom:T* address:Address* gender:s birthDate:D photo:A* practitionerRole:@*=later qualification:@* communication:C*',
  'Practitioner.practitionerRole':
    'managingOrganization:R>organization role:C>code* specialty:C* period:P location:R* healthcareService:R*',
  'Practitioner.qualification': 'identifier:I* code:C! period:P issuer:R',
  Organization: 'identifier:I* active:b type:C>type* name:s telecom:T* address:Address* partOf:R contact:@*',
  'Organization.contact': 'purpose:C name:N telecom:T* address:Address',
  Location:
    'identifier:I* status:s name:s description:s mode:s type:C telecom:T* address:Address physicalType:C position:@ managingOrganization:R partOf:R',
  'Location.position': 'longitude:n! latitude:n! altitude:n',
  HealthcareService:
    'identifier:I* providedBy:R serviceCategory:C>category serviceType:@*=serviceType location:R>location* serviceName:s>name comment:s extraDetails:s photo:A telecom:T* coverageArea:R* serviceProvisionCode:C* eligibility:C eligibilityNote:s programName:s* characteristic:C* referralMethod:C* publicKey:string=lost appointmentRequired:b availableTime:@* notAvailable:@* availabilityExceptions:s type:C*=early specialty:C*=early',
  'HealthcareService.serviceType': 'type:C>type* specialty:C*',
  'HealthcareService.availableTime': 'daysOfWeek:s* allDay:b availableStartTime:t availableEndTime:t',
  'HealthcareService.notAvailable': 'description:s! during:P',
  ReferralRequest:
    'status:s!~status identifier:I* date:d>authoredOn type:C specialty:C priority:C=priority patient:R>subject! requester:R=requester recipient:R* encounter:R>context dateSent:dateTime>authoredOn=dateSent reason:C>reasonCode* description:s serviceRequested:C* supportingInformation:R*>supportingInfo* fulfillmentTime:P>occurrencePeriod intent:s!=early',
  Appointment:
    'identifier:I* status:s! type:C>serviceType* reason:C>reason* priority:n description:s start:i end:i minutesDuration:n slot:R* comment:s participant:@*!',
  'Appointment.participant': 'type:C* actor:R required:s status:s!',
  AppointmentResponse:
    'identifier:I* appointment:R! start:i end:i participantType:C* actor:R participantStatus:s!~status comment:s',
  Slot: 'identifier:I* type:C>serviceType* schedule:R! freeBusyType:s>status! start:i! end:i! overbooked:b comment:s',
  Schedule: 'identifier:I* type:C*>serviceType* actor:R>actor*! planningHorizon:P comment:s',
  DocumentReference:
    'masterIdentifier:I identifier:I* subject:R type:C! class:C author:R* custodian:R authenticator:R created:d indexed:i! status:s! docStatus:C=docStatus relatesTo:@* description:s securityLabel:C* content:@*!=content context:@',
  'DocumentReference.relatesTo': 'code:s! target:R!',
  'DocumentReference.content': 'attachment:A! format:Coding*=format',
  'DocumentReference.context':
    'encounter:R event:C* period:P facilityType:C practiceSetting:C sourcePatientInfo:R related:@*',
  'DocumentReference.context.related': 'identifier:I ref:R',
  Binary: 'contentType:s!~mime content:s!',
  Bundle: 'type:s! total:n link:@* entry:@*=entry signature:Signature=signature',
  'Bundle.link': 'relation:s! url:s!~typeNames',
  'Bundle.entry': 'link:Bundle.link* fullUrl:s~typeNames resource:=resource search:@ request:@ response:@',
  'Bundle.entry.search': 'mode:s score:n',
  'Bundle.entry.request':
    'method:s! url:s!~typeNames ifNoneMatch:s ifModifiedSince:i ifMatch:s ifNoneExist:s',
  'Bundle.entry.response': 'status:s! location:s~typeNames etag:s lastModified:i',
  List: 'identifier:I* title:s code:C subject:R source:R encounter:R status:s! date:d orderedBy:C mode:s! note:s=note entry:@* emptyReason:C',
  'List.entry': 'flag:C deleted:b date:d item:R!',
  Parameters: 'parameter:@*',
  'Parameters.parameter': 'name:s! value[x]: resource:=resource part:Parameters.parameter*',
  OperationOutcome: 'issue:@*!',
  'OperationOutcome.issue': 'severity:s! code:s! details:C diagnostics:s location:s*=location',
  ValueSet:
    'url:s identifier:I>identifier* version:s name:s status:s! experimental:b publisher:s contact:@* date:d lockedDate:D=lockedDate description:s useContext:C*=useContext immutable:b requirements:s>purpose copyright:s extensible:b codeSystem:@=later compose:@=compose expansion:@',
  'ValueSet.contact': 'name:s telecom:T*',
  'ValueSet.codeSystem': 'system:s>url version:s caseSensitive:b concept:ValueSet.codeSystem.concept*',
  'ValueSet.codeSystem.concept':
    'code:s! abstract:b=abstract display:s definition:s designation:@* concept:ValueSet.codeSystem.concept*',
  'ValueSet.codeSystem.concept.designation': 'language:s use:Coding value:s!',
  'ValueSet.compose': 'import:s*=import include:@* exclude:ValueSet.compose.include*',
  'ValueSet.compose.include': 'system:s~codeSystem version:s concept:@* filter:@*',
  'ValueSet.compose.include.concept':
    'code:s! display:s designation:ValueSet.codeSystem.concept.designation*',
  'ValueSet.compose.include.filter': 'property:s! op:s! value:s!',
  'ValueSet.expansion': 'identifier:s! timestamp:d! total:n offset:n parameter:@* contains:@*',
  'ValueSet.expansion.parameter':
    'name:s! valueString:s valueBoolean:b valueInteger:n valueDecimal:n valueUri:s valueCode:s',
  'ValueSet.expansion.contains':
    'system:s abstract:b version:s code:s display:s contains:ValueSet.expansion.contains*',
  Communication:
    'identifier:I* category:C>category* sender:R recipient:R* payload:@* medium:C* status:s!~status encounter:R>context sent:d received:d reason:C*>reasonCode* subject:R requestDetail:R>basedOn*',
  'Communication.payload': 'contentString:s contentAttachment:A contentReference:R',
  CommunicationRequest:
    'identifier:I* category:C>category* sender:R recipient:R* payload:Communication.payload* medium:C* requester:R=requester status:s!~status encounter:R>context scheduledDateTime:d>occurrenceDateTime scheduledPeriod:P>occurrencePeriod reason:C*>reasonCode* requestedOn:d>authoredOn subject:R priority:C=priority',
};

/** The types that `value[x]` may take in DSTU2, in the notation of {@link elements}. */
export const openTypes =
  'Boolean:b Integer:n Decimal:n Base64Binary:s Instant:i String:s Uri:s Date:D DateTime:d Time:t Code:s Oid:s Id:s UnsignedInt:n PositiveInt:n Markdown:s Annotation Attachment Identifier CodeableConcept Coding Quantity Range Period Ratio SampledData Signature HumanName Address ContactPoint Timing Reference Meta';

/** The block or data type of DSTU2 that each e-RS one stands in for, beside resources. */
export const ersBlocks: Readonly<Record<string, string>> = {
  ErsParticipant: 'Appointment.participant',
  ErsContent: 'DocumentReference.content',
  ErsAttachment: 'Attachment',
  ErsParametersMeta: 'Meta',
  ErsParameter: 'Parameters.parameter',
  ErsIssue: 'OperationOutcome.issue',
  ErsCodeSystem: 'ValueSet.codeSystem',
  ErsConcept: 'ValueSet.codeSystem.concept',
  ErsDesignation: 'ValueSet.codeSystem.concept.designation',
};

/**
 * Where e-RS payloads differ: `Ers` + type stands in for the type inside an e-RS payload, and holds only the
 * elements that differ. Rows are those of `rules.ts`.
 */
export const ersElements: Readonly<Record<string, string>> = {
  ErsReferralRequest:
    'priority:C=ersPriority contained:=ersContained supportingInformation:R*>supportingInfo*',
  ErsAppointment: 'start:i~utc end:i~utc participant:ErsParticipant*=ersParticipant',
  ErsParticipant: 'type:C=participantType actor:R required:s status:s!',
  ErsDocumentReference: 'id:s~documentId indexed:i!~utc description:s=emptyText content:ErsContent*!=content',
  ErsContent: 'attachment:ErsAttachment! format:Coding*=format',
  ErsAttachment: 'contentType:s~mime language:s data:s url:s size:n hash:s title:s creation:d',
  ErsList: 'emptyReason:C=emptyReason',
  ErsParameters: 'meta:ErsParametersMeta parameter:ErsParameter*',
  ErsParametersMeta: 'versionId:id=lost lastUpdated:i profile:s*~profile security:Coding* tag:Coding*',
  ErsParameter: 'name:s! value[x]: resource:=resource part:Parameters.parameter*',
  ErsOperationOutcome: 'id:id=lost issue:ErsIssue*!',
  ErsIssue: 'severity:s! code:s! details:C diagnostics:s location:s*=ersLocation',
  ErsValueSet:
    'resourceType:s~codeSystemType id:s!~codeSystemId url:uri=lost version:string=lost name:string=lost identifier:I publisher:s~publisher date:d~padDate description:s!~description codeSystem:ErsCodeSystem=ersCodeSystem lockedDate:date=lost immutable:boolean=lost extensible:boolean=lost compose:ValueSet.compose=lost expansion:ValueSet.expansion=lost',
  ErsCodeSystem: 'id:id=lost system:uri=lost version:s caseSensitive:b concept:ErsConcept*',
  ErsConcept:
    'extension:E*=effectiveDates code:s! abstract:b=abstract display:s definition:s designation:ErsDesignation*=designation concept:ErsConcept*=nestedConcept',
  ErsDesignation: 'language:s use:Coding value:s!',
};
