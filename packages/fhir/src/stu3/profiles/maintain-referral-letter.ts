import { must, resource } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { maintainReferralLetterProfileUrl } from '../tables/profile-urls.js';
import { referrerAttachment } from './document-reference.js';
import { parametersTable } from './parameters-shared.js';

/** The whole set of referral letter files. Source: schema `eRS-MaintainReferralLetter-Parameters`; A012. */
export const maintainReferralLetter = /* @__PURE__ */ defineProfile(release, () =>
  parametersTable(maintainReferralLetterProfileUrl, {
    referralLetterFile: must(resource(referrerAttachment)),
  }),
);
