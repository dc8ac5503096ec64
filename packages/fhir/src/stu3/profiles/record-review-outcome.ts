import { coding, exactlyOne, once, resource, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { recordReviewOutcomeProfileUrl } from '../tables/profile-urls.js';
import { reviewOutcome } from '../tables/request-code-systems.js';
import { providerAttachment } from './document-reference.js';
import { parametersTable } from './parameters-shared.js';
import { priorityCoding } from './shared.js';

/** The review outcomes that A028 takes. */
export const usableReviewOutcomes = ['RETURN_TO_REFERRER_WITH_ADVICE', 'ACCEPT_REFER_BOOK_LATER'] as const;

/** The outcome of a triage. The schema lists four outcomes, of which the operation takes two. Source: schema
 * `eRS-RecordReviewOutcome-Parameters`; A028. */
export const recordReviewOutcome = /* @__PURE__ */ defineProfile(release, () =>
  parametersTable(recordReviewOutcomeProfileUrl, {
    reviewOutcome: exactlyOne(
      value('valueCoding', coding({ system: reviewOutcome.system, codes: usableReviewOutcomes })),
    ),
    reviewComments: exactlyOne(value('valueString')),
    reviewPriority: once(value('valueCoding', priorityCoding())),
    reviewAttachmentFile: resource(providerAttachment),
  }),
);
