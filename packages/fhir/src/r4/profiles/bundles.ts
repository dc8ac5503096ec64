import { fixed, must } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import type { Profile, ProfileTable, RuleFields } from '../../internal/table.js';
import { bundle as base } from '../base/bundle.js';
import { release } from '../release.js';
import { profileUrls } from '../tables/urls.js';
import { healthcareService } from './healthcare-service.js';
import { practitioner, practitionerRole } from './people.js';
import { serviceRequest } from './service-request.js';

/** The matches of a search; `entry` is left out when there are none. */
const searchset = (profile: Profile, more: RuleFields, link: RuleFields[string] = {}): ProfileTable => ({
  url: profileUrls.bundle,
  mode: 'response',
  base,
  fields: {
    id: must(),
    meta: must({ fields: { lastUpdated: must() } }),
    type: must(fixed('searchset')),
    total: must(),
    link: must({ ...link, fields: { relation: must(fixed('self')) } }),
    entry: {
      fields: {
        fullUrl: must(),
        resource: must({ resources: [profile] }),
        search: must({ fields: { mode: must(fixed('match')) } }),
      },
    },
    ...more,
  },
});

/** The organisations and business functions of a user. Source: schema `PractitionerRoleBundle`; A030. */
export const practitionerRoleBundle = /* @__PURE__ */ defineProfile(release, () =>
  searchset(practitionerRole, {}, { max: 1 }),
);

/** The clinicians for whom a user may act. Source: schema `PractitionerBundle`; A040. */
export const practitionerBundle = /* @__PURE__ */ defineProfile(release, () =>
  searchset(practitioner, { timestamp: must() }, { max: 1 }),
);

/** Services by id. Source: the schema of the A035 response. */
export const healthcareServiceBundle = /* @__PURE__ */ defineProfile(release, () =>
  searchset(healthcareService, { timestamp: must() }),
);

/** What a UBRN names. Source: the schema of the A041 response. */
export const serviceRequestBundle = /* @__PURE__ */ defineProfile(release, () =>
  searchset(serviceRequest, { timestamp: must() }),
);
