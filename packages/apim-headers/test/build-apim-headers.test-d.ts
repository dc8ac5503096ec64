import type { BusinessFunction, OperationId } from '@ers-kit/operations';
import { expectTypeOf } from 'vitest';
import {
  buildApimHeaders,
  type OperationContext,
  type RequestContext,
  type UserRestrictedContext,
} from '../src/index.js';

declare const anyFunction: BusinessFunction;
declare const anyContext: RequestContext;
declare const anyOperation: OperationId;

const clinician = {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
} as const;
const referrer = {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'REFERRING_CLINICIAN',
} as const;
const admin = {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN_ADMIN',
  onBehalfOf: '021600556514',
} as const;
const application = { mode: 'application-restricted' } as const;

// What fits compiles.
expectTypeOf(buildApimHeaders('A005', clinician)).toEqualTypeOf<Record<string, string>>();
buildApimHeaders('A005', {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
});
buildApimHeaders('A005', admin, {
  accessToken: 'token',
  correlationId: 'id',
  createCorrelationId: () => 'id',
});
buildApimHeaders('A005', application);
buildApimHeaders('A013', application, { version: 4 });
buildApimHeaders('A013', clinician, { version: 'W/"4"' });
buildApimHeaders('A015', referrer, { commissioningRuleOrganisation: 'R68' });
buildApimHeaders('A020', clinician, { fileName: 'letter.pdf' });
buildApimHeaders('A020', admin, {
  fileName: 'letter.pdf',
  referralId: '000000070000',
  contentType: 'application/pdf',
});
buildApimHeaders('A030', { mode: 'user-restricted' });
buildApimHeaders('A030', clinician);
buildApimHeaders('A040', {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN_ADMIN',
});
buildApimHeaders('A040', admin);

// What is known at run time alone compiles, and is checked there.
buildApimHeaders('A011', anyContext);
buildApimHeaders('A005', anyContext as UserRestrictedContext);
buildApimHeaders('A005', { mode: 'user-restricted', organisation: 'R69', businessFunction: anyFunction });
buildApimHeaders(anyOperation, anyContext, { version: 4, fileName: 'a.txt' });
buildApimHeaders(anyOperation, clinician);
declare const session: {
  mode: 'user-restricted';
  organisation: string;
  businessFunction: 'REFERRING_CLINICIAN';
};
buildApimHeaders('A011', session);

// No organisation, function or user in application-restricted mode.
// @ts-expect-error organisation
buildApimHeaders('A005', { mode: 'application-restricted', organisation: 'R69' });
// @ts-expect-error business function
buildApimHeaders('A005', { mode: 'application-restricted', businessFunction: 'SERVICE_PROVIDER_CLINICIAN' });
// @ts-expect-error on behalf of
buildApimHeaders('A005', { mode: 'application-restricted', onBehalfOf: '021600556514' });
// @ts-expect-error A011 needs a user
buildApimHeaders('A011', application);
// @ts-expect-error A030 needs a user
buildApimHeaders('A030', application);

// Organisation and function in user-restricted mode.
// @ts-expect-error both missing
buildApimHeaders('A005', { mode: 'user-restricted' });
// @ts-expect-error function missing
buildApimHeaders('A005', { mode: 'user-restricted', organisation: 'R69' });
// @ts-expect-error organisation missing
buildApimHeaders('A005', { mode: 'user-restricted', businessFunction: 'SERVICE_PROVIDER_CLINICIAN' });
// @ts-expect-error mode missing
buildApimHeaders('A005', { organisation: 'R69', businessFunction: 'SERVICE_PROVIDER_CLINICIAN' });
// @ts-expect-error mode unknown
buildApimHeaders('A005', { ...clinician, mode: 'patient' });

// The function must be allowed.
// @ts-expect-error providers do not create referrals
buildApimHeaders('A011', clinician);
// @ts-expect-error referrers do not accept referrals
buildApimHeaders('A013', referrer, { version: 4 });
// @ts-expect-error A040 is for clinicians' administrators
buildApimHeaders('A040', clinician);
// @ts-expect-error no operation takes it
buildApimHeaders('A005', { ...clinician, businessFunction: 'COMMISSIONER' });
// @ts-expect-error no header value
buildApimHeaders('A005', { ...clinician, businessFunction: 'SERVICE_DEFINER' });

// On-behalf-of exactly with SERVICE_PROVIDER_CLINICIAN_ADMIN.
// @ts-expect-error missing
buildApimHeaders('A005', { ...admin, onBehalfOf: undefined });
// @ts-expect-error must be a string
buildApimHeaders('A008', { ...admin, onBehalfOf: 21_600_556_514 });
// @ts-expect-error with another function
buildApimHeaders('A005', { ...clinician, onBehalfOf: '021600556514' });

// If-Match only and always where demanded.
// @ts-expect-error options missing
buildApimHeaders('A013', clinician);
// @ts-expect-error version missing
buildApimHeaders('A013', clinician, {});
// @ts-expect-error A005 takes none
buildApimHeaders('A005', clinician, { version: 4 });

// Options of single operations.
// @ts-expect-error file name missing
buildApimHeaders('A020', clinician);
// @ts-expect-error not a file type of A020
buildApimHeaders('A020', clinician, { fileName: 'a.csv', contentType: 'text/csv' });
// @ts-expect-error A005 takes no file
buildApimHeaders('A005', clinician, { fileName: 'letter.pdf' });
// @ts-expect-error A005 takes no referral id
buildApimHeaders('A005', clinician, { referralId: '000000070000' });
// @ts-expect-error commissioning organisation missing
buildApimHeaders('A015', referrer);
// @ts-expect-error A011 takes none
buildApimHeaders('A011', referrer, { commissioningRuleOrganisation: 'R68' });
// @ts-expect-error no such option
buildApimHeaders('A005', clinician, { corelationId: 'id' });
// @ts-expect-error no such operation
buildApimHeaders('A001', clinician);

expectTypeOf<OperationContext<'A030'>>().toEqualTypeOf<{ readonly mode: 'user-restricted' }>();
expectTypeOf<OperationContext<'A011'>['mode']>().toEqualTypeOf<'user-restricted'>();
expectTypeOf<OperationContext<'A004'>['mode']>().toEqualTypeOf<RequestContext['mode']>();
