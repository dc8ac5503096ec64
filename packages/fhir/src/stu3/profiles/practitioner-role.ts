import { coding, must, referenceTo } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { practitionerRole as base } from '../base/practitioner-role.js';
import { release } from '../release.js';
import { practitionerRoleProfileUrl } from '../tables/profile-urls.js';
import { businessFunction } from '../tables/record-code-systems.js';
import { organisation, sdsUser } from './shared.js';

/** A user in a business function at an organisation. Source: schema `CareConnect-PractitionerRole`. */
export const practitionerRole = /* @__PURE__ */ defineProfile(release, () => ({
  url: practitionerRoleProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [practitionerRoleProfileUrl],
  fields: {
    id: must(),
    practitioner: must(referenceTo(sdsUser())),
    organization: must(referenceTo(organisation())),
    code: { fields: { coding: must(coding(businessFunction)) } },
  },
}));
