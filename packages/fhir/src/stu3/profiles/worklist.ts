import { extensions, reference } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { list as base } from '../base/list.js';
import { release } from '../release.js';
import { fetchWorklistListProfileUrl } from '../tables/profile-urls.js';
import { patient, practitioner } from './people.js';
import { snapshot } from './shared.js';
import { worklistItems } from './worklist-items.js';

/** A worklist: seven kinds, told by the extension of its entries. Source: schema `eRS-FetchWorklist-List`; A008, A023. */
export const worklist = /* @__PURE__ */ defineProfile(release, () => ({
  url: fetchWorklistListProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [fetchWorklistListProfileUrl],
  fields: {
    ...snapshot(),
    contained: { resources: [patient, practitioner] },
    entry: {
      fields: {
        item: reference('ReferralRequest', 'CommunicationRequest'),
        extension: extensions(worklistItems()),
      },
    },
  },
}));
