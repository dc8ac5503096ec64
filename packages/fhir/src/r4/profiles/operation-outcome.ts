import { coding, must } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { operationOutcome as base } from '../base/operation-outcome.js';
import { release } from '../release.js';
import { apiErrorOrWarningCode, ersErrorCode, httpErrorCode } from '../tables/code-systems.js';
import { profileUrls } from '../tables/urls.js';

/**
 * An error of e-RS or of the gateway, whose `meta.profile` differ. What is between them and the client may leave
 * `meta` out, so a response may, and may name a system of its own. Source: schema `NHSDigital-OperationOutcome`.
 */
export const operationOutcome = /* @__PURE__ */ defineProfile(release, () => ({
  url: profileUrls.operationOutcome,
  mode: 'response',
  base,
  fields: {
    meta: { request: must({ fields: { lastUpdated: must() } }) },
    issue: must({
      fields: {
        details: must({
          fields: {
            coding: must({
              slices: {
                by: 'system',
                of: {
                  [httpErrorCode.system]: coding(httpErrorCode),
                  [apiErrorOrWarningCode.system]: coding(apiErrorOrWarningCode),
                  [ersErrorCode.system]: coding(ersErrorCode),
                },
                others: 'lenient',
              },
            }),
          },
        }),
      },
    }),
  },
}));
