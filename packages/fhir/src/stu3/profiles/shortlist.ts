import { extensions, must, once, reference, referenceTo, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { list as base } from '../base/list.js';
import { release } from '../release.js';
import { shortlistSearchCriteriaUrl } from '../tables/extension-urls.js';
import { shortlistListProfileUrl } from '../tables/profile-urls.js';
import { service, snapshot } from './shared.js';
import { serviceSearchCriteria } from './service-search-criteria.js';

/** Most services that a shortlist holds. Source: schema `eRS-Shortlist-List`, A011, A031. */
export const mostShortlistedServices = 20;

/**
 * The services shortlisted for a patient, with the criteria they were found by: contained in a request,
 * beside the shortlist in a response. Source: schema `eRS-Shortlist-List`.
 */
export const shortlist = /* @__PURE__ */ defineProfile(release, () => ({
  url: shortlistListProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [shortlistListProfileUrl],
  fields: {
    ...snapshot(),
    contained: { resources: [serviceSearchCriteria], request: { min: 1 } },
    extension: {
      ...extensions({ [shortlistSearchCriteriaUrl]: once(value('valueReference', reference('Parameters'))) }),
      nullable: true,
      max: 1,
      request: { min: 1 },
    },
    entry: must({ max: mostShortlistedServices, fields: { item: referenceTo(service()) } }),
  },
}));
