import { codes, coding, fixed, must, referenceTo } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { serviceRequest as base } from '../base/service-request.js';
import { release } from '../release.js';
import { serviceRequestCategory, serviceRequestCode } from '../tables/code-systems.js';
import { profileUrls } from '../tables/urls.js';
import { nhsNumber, ubrn } from './shared.js';

/** A referral or a request for advice, found by UBRN. Source: schema `eRS-ServiceRequest`; A041. */
export const serviceRequest = /* @__PURE__ */ defineProfile(release, () => ({
  url: profileUrls.serviceRequest,
  mode: 'response',
  base,
  fields: {
    id: must(),
    meta: must({ fields: { versionId: must() } }),
    identifier: must(ubrn()),
    status: must(codes(['active', 'completed', 'draft', 'revoked'])),
    intent: must(fixed('order')),
    category: must({ fields: { coding: must(coding(serviceRequestCategory)) } }),
    code: { fields: { coding: must(coding(serviceRequestCode)) } },
    subject: must(referenceTo(nhsNumber())),
  },
}));
