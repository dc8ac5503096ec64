import {
  codes,
  coding,
  exactlyOne,
  extensions,
  fixed,
  must,
  once,
  referenceTo,
  value,
} from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import type { Profile, Rule } from '../../internal/table.js';
import { documentReference as base } from '../base/document-reference.js';
import { release } from '../release.js';
import {
  attachedByOrganisationUrl,
  attachedByUrl,
  attachedOnBehalfOfUrl,
  availabilityStatusUrl,
} from '../tables/extension-urls.js';
import { documentReferenceProfileUrl } from '../tables/profile-urls.js';
import { attachmentType, availabilityStatus } from '../tables/record-code-systems.js';
import { organisation, sdsUser } from './shared.js';

const attachmentExtensions = (): Rule =>
  extensions({
    [availabilityStatusUrl]: exactlyOne(value('valueCoding', coding(availabilityStatus))),
    [attachedByUrl]: exactlyOne(value('valueReference', referenceTo(sdsUser()))),
    [attachedByOrganisationUrl]: once(value('valueReference', referenceTo(organisation()))),
    [attachedOnBehalfOfUrl]: once(value('valueReference', referenceTo(sdsUser()))),
  });

/** A file of a record as e-RS gives it out. Source: schema `DocumentReference`. */
export const documentReference = /* @__PURE__ */ defineProfile(release, () => ({
  url: documentReferenceProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [documentReferenceProfileUrl],
  fields: {
    type: must({ fields: { coding: coding(attachmentType, { display: must() }) } }),
    status: must(fixed('current')),
    description: { nullable: true },
    content: must({
      fields: {
        attachment: must({
          fields: {
            extension: { ...attachmentExtensions(), min: 2 },
            contentType: must(),
            url: must(),
            size: must(),
            title: must(),
            creation: must({ type: 'date' }),
          },
        }),
      },
    }),
  },
}));

/** A file of a request: the reference to an upload of A020, as one kind of attachment. */
const attachmentOf = (...types: readonly (typeof attachmentType.codes)[number][]) => ({
  url: documentReferenceProfileUrl,
  mode: 'request' as const,
  base,
  metaProfiles: [documentReferenceProfileUrl],
  fields: {
    type: must({
      fields: {
        coding: must({ fields: { system: must(fixed(attachmentType.system)), code: must(codes(types)) } }),
      },
    }),
    status: must(fixed('current')),
    description: { nullable: true },
    content: must({ fields: { attachment: must({ fields: { url: must() } }) } }),
  },
});

/** Source: schema `DocumentReferenceReferrerOnly`, A012. */
export const referrerAttachment: Profile = /* @__PURE__ */ defineProfile(release, () =>
  attachmentOf('REFERRER'),
);

/** Source: A022, A027, A028. */
export const providerAttachment: Profile = /* @__PURE__ */ defineProfile(release, () =>
  attachmentOf('PROVIDER'),
);

/** Source: A026, A027. */
export const guidanceAttachment: Profile = /* @__PURE__ */ defineProfile(release, () =>
  attachmentOf('GUIDANCE_RESPONSE'),
);

/** Source: A044. */
export const adviceAttachment: Profile = /* @__PURE__ */ defineProfile(release, () =>
  attachmentOf('ADVICE_REQUEST'),
);
