import { exactlyOne, reference, resource, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { createFromCommunicationRequestProfileUrl } from '../tables/profile-urls.js';
import { guidanceAttachment, providerAttachment } from './document-reference.js';
import { messageParameter, parametersTable } from './parameters-shared.js';
import { priorityCoding } from './shared.js';

/** A referral made from a request for advice. Source: schema
 * `eRS-CreateFromCommunicationRequestActionLater-Request-Parameters`; A027. */
export const createFromCommunicationRequest = /* @__PURE__ */ defineProfile(release, () =>
  parametersTable(createFromCommunicationRequestProfileUrl, {
    createFrom: exactlyOne(
      value('valueReference', { ...reference('CommunicationRequest'), request: { versioned: true } }),
    ),
    guidance: exactlyOne(messageParameter()),
    newReferralPriority: exactlyOne(value('valueCoding', priorityCoding())),
    reviewComments: exactlyOne(value('valueString')),
    guidanceAttachmentFile: resource(guidanceAttachment),
    reviewAttachmentFile: resource(providerAttachment),
  }),
);
