import { coding, must } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { operationOutcome as base } from '../base/operation-outcome.js';
import { release } from '../release.js';
import { apiErrorOrWarningCode, ersErrorCode, httpErrorCode } from '../tables/code-systems.js';
import { profileUrls } from '../tables/urls.js';

/**
 * An error of e-RS or of the gateway, whose `meta.profile` differ; the gateway may leave `meta` out.
 * Source: schema `NHSDigital-OperationOutcome`.
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
              },
            }),
          },
        }),
      },
    }),
  },
}));
