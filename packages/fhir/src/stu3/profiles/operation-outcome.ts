import { anyCoding, coding, fixed, must } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { operationOutcome as base } from '../base/operation-outcome.js';
import { release } from '../release.js';
import { operationOutcomeProfileUrl } from '../tables/profile-urls.js';
import { apiErrorCode, apiErrorCodeOnErrorPages } from '../tables/record-code-systems.js';

/**
 * An error of e-RS. `display` and `diagnostics` are left out by the gateway and by some answers although the
 * schema demands the first; the error pages name another system than payloads hold, so both are taken.
 * Source: schema `STU3-OperationOutcome`.
 */
export const operationOutcome = /* @__PURE__ */ defineProfile(release, () => ({
  url: operationOutcomeProfileUrl,
  mode: 'response',
  base,
  fields: {
    meta: must({ fields: { profile: { max: 1, ...fixed(operationOutcomeProfileUrl) } } }),
    issue: must({
      fields: {
        details: must({
          fields: {
            coding: must({
              ...anyCoding(),
              slices: {
                by: 'system',
                of: {
                  [apiErrorCode.system]: coding(apiErrorCode),
                  [apiErrorCodeOnErrorPages.system]: coding(apiErrorCodeOnErrorPages),
                },
              },
            }),
          },
        }),
      },
    }),
  },
}));
