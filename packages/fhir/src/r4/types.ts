import type {
  Bundle,
  BundleEntry,
  BundleEntrySearch,
  BundleLink,
  CodeableConcept,
  Coding,
  Extension,
  FhirResource,
  HealthcareService,
  Identifier,
  Meta,
  OperationOutcome,
  OperationOutcomeIssue,
  Practitioner,
  PractitionerRole,
  Reference,
  ServiceRequest,
} from 'fhir/r4.js';
import type { CodeOf, CodeSystemName, codeSystems } from './tables/code-systems.js';
import type { extensionUrls, identifierSystems } from './tables/urls.js';

/** A coding of one code system. */
export interface CodingOf<Name extends CodeSystemName> extends Coding {
  system: (typeof codeSystems)[Name]['system'];
  code: CodeOf<Name>;
}

/** A codeable concept with one kind of coding. */
export interface ConceptOf<Kind extends Coding> extends CodeableConcept {
  coding: Kind[];
}

/** An identifier of one system. */
export interface IdentifierOf<Name extends keyof typeof identifierSystems> extends Identifier {
  system: (typeof identifierSystems)[Name];
  value: string;
}

/** A reference by identifier. */
export interface ReferenceTo<Name extends keyof typeof identifierSystems> extends Reference {
  identifier: IdentifierOf<Name>;
}

/** Metadata with the time of the last change. */
export interface DatedMeta extends Meta {
  lastUpdated: string;
}

/** Metadata with a version. */
export interface VersionedMeta extends Meta {
  versionId: string;
}

/** A part of the contact of a service: its purpose, or a phone number or e-mail address. */
export type ServiceContactPart =
  | (Extension & {
      url: 'purpose';
      valueCodeableConcept: ConceptOf<CodingOf<'contactPurpose'> | CodingOf<'ersContactPurpose'>>;
    })
  | (Extension & { url: 'telecom'; valueContactPoint: { system: 'phone' | 'email'; value: string } });

/** An extension of a service. */
export type HealthcareServiceExtension =
  | (Extension & {
      url: (typeof extensionUrls)['hoursOfOperation'] | (typeof extensionUrls)['serviceInstructions'];
      valueString: string;
    })
  | (Extension & {
      url: (typeof extensionUrls)['healthcareServiceContact'];
      extension: ServiceContactPart[];
    });

/** A service of a provider: A033, A035. `meta.versionId` is the number of its ETag. */
export interface ErsHealthcareService extends HealthcareService {
  id: string;
  meta: VersionedMeta;
  extension?: HealthcareServiceExtension[];
  location: Reference[];
  name: string;
  /** NHS warns that a single object may come: `serviceTypes` reads either. */
  type?: ConceptOf<CodingOf<'appointmentType'>>[];
  characteristic?: ConceptOf<CodingOf<'requestFlowType'> | CodingOf<'bookableType'>>[];
}

/**
 * A clinician for whom a user may act: A040. On the wire `identifier` is a single object where FHIR has a list;
 * `onBehalfOfUsers` reads either.
 */
export type ErsPractitioner = Omit<Practitioner, 'identifier'> & {
  id: string;
  meta: DatedMeta;
  identifier: IdentifierOf<'sdsUserId'> | IdentifierOf<'sdsUserId'>[];
};

/** A user's business functions at one organisation: A030. */
export interface ErsPractitionerRole extends PractitionerRole {
  id: string;
  meta: DatedMeta;
  practitioner: ReferenceTo<'sdsUserId'>;
  organization: ReferenceTo<'odsOrganisation'>;
  code: ConceptOf<CodingOf<'businessFunction'>>[];
}

/** A referral (`r.…`) or a request for advice (`a.…`): A041. */
export interface ErsServiceRequest extends ServiceRequest {
  id: string;
  meta: VersionedMeta;
  identifier: IdentifierOf<'ubrn'>[];
  status: 'active' | 'completed' | 'draft' | 'revoked';
  intent: 'order';
  category: ConceptOf<CodingOf<'serviceRequestCategory'>>[];
  /** Of a request for advice. */
  code?: ConceptOf<CodingOf<'serviceRequestCode'>>;
  subject: ReferenceTo<'nhsNumber'>;
}

/** An issue of an error. Diagnostics may be missing. */
export interface ErsOperationOutcomeIssue extends OperationOutcomeIssue {
  details: ConceptOf<
    CodingOf<'httpErrorCode'> | CodingOf<'apiErrorOrWarningCode'> | CodingOf<'ersErrorCode'>
  >;
}

/** An error of e-RS or of the gateway. */
export interface ErsOperationOutcome extends OperationOutcome {
  meta: DatedMeta;
  issue: ErsOperationOutcomeIssue[];
}

/** A match of a search. */
export interface ErsBundleEntry<Resource extends FhirResource> extends BundleEntry<Resource> {
  fullUrl: string;
  resource: Resource;
  search: BundleEntrySearch & { mode: 'match' };
}

/** A search result; `entry` is left out where nothing was found. */
export interface ErsSearchset<Resource extends FhirResource> extends Bundle<Resource> {
  id: string;
  meta: DatedMeta;
  type: 'searchset';
  total: number;
  link: BundleLink[];
  entry?: ErsBundleEntry<Resource>[];
}

/** An A030 response. */
export type ErsPractitionerRoleBundle = ErsSearchset<ErsPractitionerRole>;

/** An A035 response. */
export type ErsHealthcareServiceBundle = ErsSearchset<ErsHealthcareService> & { timestamp: string };

/** An A041 response. */
export type ErsServiceRequestBundle = ErsSearchset<ErsServiceRequest> & { timestamp: string };

/** An A040 response; its practitioners differ from FHIR. */
export type ErsPractitionerBundle = Omit<ErsSearchset<Practitioner>, 'entry'> & {
  timestamp: string;
  entry?: (Omit<ErsBundleEntry<Practitioner>, 'resource'> & { resource: ErsPractitioner })[];
};
