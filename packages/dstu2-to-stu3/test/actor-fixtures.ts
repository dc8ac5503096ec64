import type { ToStu3Options } from '../src/index.js';
import type { Json } from './support.js';

/** The referral that the rows add to. */
export const referral: Json = {
  resourceType: 'ReferralRequest',
  id: '000000700100',
  meta: { versionId: '5', profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
  status: 'active',
  patient: { reference: 'Patient/1' },
};

/** Without what the platform alone adds to an appointment. */
export const nothingInferred = {
  inferences: { 'A005.43': false, 'A005.44': false, 'A005.45b': false },
} satisfies ToStu3Options;

/** An appointment, in the source as in STU3. */
export const appointment: Json = { resourceType: 'Appointment', id: 'a', status: 'booked' };

/** An appointment and its participants. */
export const appointmentOf = (...participant: Json[]): Json => ({ ...appointment, participant });

/** The service of DSTU2, and what else is in it. */
export const service = (elements: Json = {}): Json => ({
  resourceType: 'HealthcareService',
  id: 's',
  identifier: { system: 'http://fhir.nhs.uk/Id/ers-service', value: '8001' },
  ...elements,
});

/** The site of DSTU2, and what else is in it. */
export const site = (elements: Json = {}): Json => ({
  resourceType: 'Location',
  id: 'l',
  identifier: { system: 'http://fhir.nhs.uk/Id/ods-site-code', value: 'XYZ01' },
  ...elements,
});

/** A practitioner of DSTU2. */
export const practitioner: Json = {
  resourceType: 'Practitioner',
  id: 'd',
  identifier: [{ system: 'http://fhir.nhs.uk/Id/sds-user-id', value: '555000000001' }],
};

/** The participant that refers to the service, and what else its reference says. */
export const refersToService = (elements: Json = {}): Json => ({
  actor: { reference: '#s', ...elements },
  status: 'accepted',
});

/** The same in STU3: a logical reference, and what else it says. */
export const namesService = (elements: Json = {}): Json => ({
  actor: { identifier: { system: 'http://fhir.nhs.net/Id/ers-service', value: '8001' }, ...elements },
  status: 'accepted',
});

/** The issue of an actor, a service unless the row is another one, whose identifier is where the reference was. */
export const inReference = (at: number, rule = 'A005.28'): string =>
  `information dropped contained[${at}]: Its identifier is in the reference now; the contained form ends. (${rule})`;

/** The issue of a site. */
export const siteDropped = (at: number): string => `warning dropped contained[${at}]: ${siteLost} (A005.30)`;

const siteLost = 'The site has no place in the STU3 referral. Read the service (A033) for its location.';

/** The issue of a reference to a site that no contained one accounts for. */
export const siteReferenceDropped = (location: string): string =>
  `warning dropped ${location}: ${siteLost} (A005.30)`;

/** The issue of a reference to a site that is kept. */
export const siteKept = (location: string, participant: string, extensionAt = 0): string =>
  `information kept ${location} -> ${participant}.actor.extension[${extensionAt}]: ${siteLost} It is kept as an extension. (A005.30)`;

/** The extension by which a service keeps its site. */
export const siteExtension = (reference: Json): Json => ({
  url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-HealthcareService.location',
  valueReference: reference,
});

/** A site as a reference has it in STU3. */
export const siteIdentifier = (value = 'XYZ01'): Json => ({
  identifier: { system: 'https://fhir.nhs.uk/Id/ods-organization-code', value },
});

/** An actor that nothing refers to, as the referral keeps it. */
export const actorExtension = (actor: Json): Json => ({
  url: 'http://hl7.org/fhir/1.0/StructureDefinition/extension-ReferralRequest.contained',
  valueString: JSON.stringify(actor),
});

/** The issue of such an actor. */
export const actorKept = (at: number, extensionAt: number, rule: string): string =>
  `information kept contained[${at}] -> extension[${extensionAt}]: ${
    rule === 'A005.30' ? siteLost : 'Nothing refers to this actor, so its identifier has no place.'
  } It is kept as an extension. (${rule})`;

/** The lines of leaves that become part of one text. */
export const absorbed = (at: number, extensionAt: number, ...leaves: string[]): string[] =>
  leaves.map((leaf) => `converted contained[${at}].${leaf} -> extension[${extensionAt}].valueString`);

/** The lines of leaves of a contained resource that are nowhere in STU3. */
export const dropped = (at: number, ...leaves: string[]): string[] =>
  leaves.map((leaf) => `dropped contained[${at}].${leaf}`);

/** The lines of leaves that stay in a contained resource, which moves up in the list. */
export const moved = (from: number, to: number, ...leaves: string[]): string[] =>
  leaves.map((leaf) => `moved contained[${from}].${leaf} -> contained[${to}].${leaf}`);

/** The lines of the own leaves of an appointment, and of the service that its first participant names. */
export const serviceMoves = (appointmentAt: number, serviceAt: number, to: number): string[] => [
  ...moved(appointmentAt, to, 'resourceType', 'id', 'status'),
  `converted contained[${appointmentAt}].participant[0].actor.reference -> contained[${to}].participant[0].actor.identifier`,
  `converted contained[${serviceAt}].identifier.system -> contained[${to}].participant[0].actor.identifier.system`,
  `moved contained[${serviceAt}].identifier.value -> contained[${to}].participant[0].actor.identifier.value`,
];
