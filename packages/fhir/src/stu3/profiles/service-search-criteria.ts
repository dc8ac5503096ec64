import { anyCoding, coding, must, once, parameters, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { parameters as base } from '../base/parameters.js';
import { release } from '../release.js';
import { serviceSearchCriteriaProfileUrl } from '../tables/profile-urls.js';
import { clinicalTerm, clinicType, commissioningProvisioning } from '../tables/request-code-systems.js';
import { place, priorityCoding, sdsUser } from './shared.js';

/** The criteria of a service search. Source: schema `eRS-ServiceSearchCriteria-Parameters`; A010. */
export const serviceSearchCriteria = /* @__PURE__ */ defineProfile(release, () => ({
  url: serviceSearchCriteriaProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [serviceSearchCriteriaProfileUrl],
  fields: {
    id: must(),
    parameter: parameters({
      priority: once(value('valueCoding', priorityCoding())),
      specialty: once(value('valueCoding', anyCoding())),
      clinicType: once(value('valueCoding', coding(clinicType))),
      indicativeAppointmentWaitTimeLimit: once(value('valueUnsignedInt')),
      postcode: once(value('valueString')),
      distanceLimit: once(value('valueUnsignedInt')),
      clinicalTerm: once(value('valueCoding', coding(clinicalTerm))),
      namedClinician: once(value('valueIdentifier', sdsUser())),
      ageAndGenderAppropriate: once(value('valueBoolean')),
      commissioningProvisioning: once(value('valueCoding', coding(commissioningProvisioning))),
      organisation: value('valueIdentifier', place()),
      place: once(value('valueString')),
    }),
  },
}));
