import { coding, must, referenceTo } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { practitionerRole as practitionerRoleBase } from '../base/practitioner-role.js';
import { practitioner as practitionerBase } from '../base/practitioner.js';
import { release } from '../release.js';
import { businessFunction } from '../tables/code-systems.js';
import { profileUrls } from '../tables/urls.js';
import { organisation, sdsUser } from './shared.js';

/** A clinician for whom a user may act. Source: schema `PractitionerBundle`; A040. */
export const practitioner = /* @__PURE__ */ defineProfile(release, () => ({
  url: profileUrls.practitioner,
  mode: 'response',
  base: practitionerBase,
  fields: {
    id: must(),
    meta: must({ fields: { lastUpdated: must() } }),
    // A single object on the wire, where FHIR has a list. Both are taken.
    identifier: must({ ...sdsUser(), single: true }),
  },
}));

/** A user's business functions at one organisation. Source: schema `PractitionerRoleBundle`; A030. */
export const practitionerRole = /* @__PURE__ */ defineProfile(release, () => ({
  url: profileUrls.practitionerRole,
  mode: 'response',
  base: practitionerRoleBase,
  fields: {
    id: must(),
    meta: must({ fields: { lastUpdated: must() } }),
    practitioner: must(referenceTo(sdsUser())),
    organization: must(referenceTo(organisation())),
    code: must({ fields: { coding: must(coding(businessFunction)) } }),
  },
}));
