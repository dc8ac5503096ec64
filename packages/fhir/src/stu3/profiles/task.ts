import { coding, fixed, must, reference } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { task as base } from '../base/task.js';
import { release } from '../release.js';
import { taskProfileUrl } from '../tables/profile-urls.js';
import { availableActions } from '../tables/record-code-systems.js';

/** Something the user may do with a referral. Source: schema `CareConnect-Task`; A029. */
export const task = /* @__PURE__ */ defineProfile(release, () => ({
  url: taskProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [taskProfileUrl],
  fields: {
    id: must(),
    status: must(fixed('ready')),
    intent: must(fixed('proposal')),
    focus: must(reference('ReferralRequest')),
    code: { fields: { coding: must(coding(availableActions, { display: must() })) } },
  },
}));
