import type { Patient, Practitioner, PractitionerRole } from 'fhir/r3.js';
import type { CodingOf, ConceptOf, IdentifierOf, ProfiledMeta, ReferenceTo } from './elements.js';
import type { ProfileUrls } from './urls.js';

/**
 * A user in a business function at an organisation.
 *
 * @example
 * ```ts
 * import type { ErsPractitionerRole } from '@ers-kit/fhir/stu3';
 *
 * declare const role: ErsPractitionerRole;
 * const userId = role.practitioner.identifier.value;
 * ```
 */
export interface ErsPractitionerRole extends PractitionerRole {
  id: string;
  meta: ProfiledMeta<ProfileUrls['practitionerRole']>;
  practitioner: ReferenceTo<'sdsUserId'>;
  organization: ReferenceTo<'odsOrganisation'>;
  code?: ConceptOf<CodingOf<'businessFunction'>>[];
}

/**
 * A patient that a worklist contains.
 *
 * @example
 * ```ts
 * import type { ErsPatient } from '@ers-kit/fhir/stu3';
 *
 * declare const patient: ErsPatient;
 * const nhsNumber = patient.identifier[0].value;
 * ```
 */
export interface ErsPatient extends Patient {
  id: string;
  meta: ProfiledMeta<ProfileUrls['patient']>;
  identifier: [IdentifierOf<'nhsNumber'>];
}

/**
 * A clinician that a worklist contains.
 *
 * @example
 * ```ts
 * import type { ErsPractitioner } from '@ers-kit/fhir/stu3';
 *
 * declare const clinician: ErsPractitioner;
 * const userId = clinician.identifier[0].value;
 * ```
 */
export interface ErsPractitioner extends Practitioner {
  id: string;
  meta: ProfiledMeta<ProfileUrls['practitioner']>;
  identifier: [IdentifierOf<'sdsUserId'>];
}
