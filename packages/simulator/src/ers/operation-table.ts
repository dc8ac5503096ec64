import type { OperationId } from '@ers-kit/operations';

import { retrieveBusinessFunctions } from './operations/retrieve-business-functions.js';
import { retrieveReferralRequest } from './operations/retrieve-referral-request.js';
import type { Operation } from './service-context.js';

/** What the simulator can do, by the catalogue's ids. A path of any other operation is unknown: 404. */
export const operationTable: { readonly [Id in OperationId]?: Operation } = {
  A005: retrieveReferralRequest,
  'A005-versioned': retrieveReferralRequest,
  A030: retrieveBusinessFunctions,
};
