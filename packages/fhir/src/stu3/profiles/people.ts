import { exactlyOne, must } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { patient as patientBase } from '../base/patient.js';
import { practitioner as practitionerBase } from '../base/practitioner.js';
import { release } from '../release.js';
import { patientProfileUrl, practitionerProfileUrl } from '../tables/profile-urls.js';
import { nhsNumber, sdsUser } from './shared.js';

/** A patient of a worklist: the NHS number and nothing else. Source: schema `eRS-FetchWorklist-List`. */
export const patient = /* @__PURE__ */ defineProfile(release, () => ({
  url: patientProfileUrl,
  mode: 'response',
  base: patientBase,
  metaProfiles: [patientProfileUrl],
  fields: { id: must(), identifier: exactlyOne(nhsNumber()) },
}));

/** A clinician of a worklist: the SDS user id and nothing else. Source: schema `eRS-FetchWorklist-List`. */
export const practitioner = /* @__PURE__ */ defineProfile(release, () => ({
  url: practitionerProfileUrl,
  mode: 'response',
  base: practitionerBase,
  metaProfiles: [practitionerProfileUrl],
  fields: { id: must(), identifier: exactlyOne(sdsUser()) },
}));
