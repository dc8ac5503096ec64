import type { CodeSystem, List } from 'fhir/r3.js';

import type { ServiceContext } from '../../ers/service-context.js';
import type { ErsReferralRequest } from '../../ers/wire-types.js';
import { toDstu2ReferralRequest } from './referral-request.js';
import { toDstu2ValueSet } from './value-set.js';
import { toDstu2Worklist } from './worklist.js';

/** A resource of the new API as the DSTU2 API served it. */
export function toDstu2(resource: object, { directory }: ServiceContext): object {
  const answer = resource as ErsReferralRequest | List | CodeSystem;
  if (answer.resourceType === 'List') return toDstu2Worklist(answer);
  if (answer.resourceType === 'CodeSystem') return toDstu2ValueSet(answer);
  return toDstu2ReferralRequest(answer, directory);
}
