import type { ServiceContext } from '../../ers/service-context.js';
import type { ErsReferralRequest } from '../../ers/wire-types.js';
import { toDstu2ReferralRequest } from './referral-request.js';

/** A resource of the new API as the DSTU2 API served it. */
export function toDstu2(resource: object, { directory }: ServiceContext): object {
  return toDstu2ReferralRequest(resource as ErsReferralRequest, directory);
}
