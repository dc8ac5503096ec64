import type { Parameters } from 'fhir/r3.js';

import type { Directory } from '../directory.js';
import { unprocessable } from '../refusal.js';
import type { SearchCriteria } from './service-search.js';

const providerClinician = 'SERVICE_PROVIDER_CLINICIAN';

/**
 * Refuses criteria that name somebody or something that services cannot be searched by.
 *
 * @throws `ORGANISATION_NOT_APPROPRIATE`, `REFERENCE_NOT_FOUND`, `REFERENCED_USER_IS_NOT_SPC`,
 *   `REFERENCED_USER_NOT_IN_ORG`, `SNOMED_NOT_FOUND`
 */
export function checkCriteria(
  { namedClinician, organisation }: SearchCriteria,
  { parameter = [] }: Parameters,
  directory: Directory,
): void {
  const runs = (code: string): boolean =>
    directory.services().some((service) => service.organisation === code || service.site === code);
  if (organisation !== undefined && !runs(organisation)) {
    throw unprocessable('ORGANISATION_NOT_APPROPRIATE', "'organisation' runs no service");
  }
  if (namedClinician !== undefined) checkClinician(namedClinician, organisation, directory);
  const term = parameter.find(({ name }) => name === 'clinicalTerm')?.valueCoding?.code;
  // The simulator has no terms: it can only tell what is no concept id.
  if (term !== undefined && !/^[1-9]\d{3,17}$/.test(term)) {
    throw unprocessable('SNOMED_NOT_FOUND', "'clinicalTerm' is no SNOMED CT concept");
  }
}

function checkClinician(userId: string, organisation: string | undefined, directory: Directory): void {
  const user = directory.user(userId);
  if (!user) throw unprocessable('REFERENCE_NOT_FOUND', "'namedClinician' is no user of e-RS", 'value');
  const places = user.ersFunctions.filter(({ businessFunctions }) =>
    businessFunctions.includes(providerClinician),
  );
  if (places.length === 0) {
    throw unprocessable('REFERENCED_USER_IS_NOT_SPC', "'namedClinician' is no service provider clinician");
  }
  if (organisation === undefined) return;
  const owners = new Set(
    directory
      .services()
      .filter((service) => service.organisation === organisation || service.site === organisation)
      .map((service) => service.organisation),
  );
  if (!places.some((place) => owners.has(place.organisation))) {
    throw unprocessable('REFERENCED_USER_NOT_IN_ORG', "'namedClinician' works at another organisation");
  }
}
