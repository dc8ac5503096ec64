import { coding, exactlyOne, once, resource, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { patientServiceSearchProfileUrl } from '../tables/profile-urls.js';
import { requestType, sortBy } from '../tables/request-code-systems.js';
import { serviceSearchCriteria } from './service-search-criteria.js';
import { clinicianParameter, parametersTable, patientParameter } from './parameters-shared.js';
import { organisation } from './shared.js';

/** A search for services that fit a patient. Source: schema `eRS-PatientServiceSearch-Parameters`; A010. */
export const patientServiceSearch = /* @__PURE__ */ defineProfile(release, () =>
  parametersTable(patientServiceSearchProfileUrl, {
    requestType: exactlyOne(value('valueCoding', coding(requestType))),
    sortBy: exactlyOne(value('valueCoding', coding(sortBy))),
    patient: exactlyOne(patientParameter()),
    referringClinician: once(clinicianParameter()),
    commissioningRuleOrganisation: once(value('valueIdentifier', organisation())),
    searchCriteria: exactlyOne(resource(serviceSearchCriteria)),
  }),
);
