import type { ErsCodeSystem, ErsReferralRequest } from '@ers-kit/fhir/stu3';
import type { ErsPractitionerRoleBundle } from '@ers-kit/fhir/r4';
import type { ReferralRequest } from 'fhir/r3.js';
import type { RequestContext } from '@ers-kit/apim-headers';
import { expectTypeOf } from 'vitest';
import type { OperationId, Operations } from '@ers-kit/operations';
import type {
  CallInput,
  createErsClient,
  ErsClient,
  ErsClientOptions,
  FileResult,
  ResponseOf,
} from '../src/index.js';

declare const create: typeof createErsClient;
declare const rest: Omit<ErsClientOptions, 'context'>;
declare const anyone: RequestContext;
declare const body: { resourceType: 'Parameters' };

const ubrn = '000000070000';
const client = create({ ...rest, context: anyone });
const clinician = create({
  ...rest,
  context: { mode: 'user-restricted', organisation: 'R69', businessFunction: 'SERVICE_PROVIDER_CLINICIAN' },
});
const application = create({ ...rest, context: { mode: 'application-restricted' } });
const newcomer = create({ ...rest, context: { mode: 'user-restricted' } });

// Every resource that comes back or is sent has a type. If one of these names an operation, add its response to
// `ResponseTable` in src/response-types.ts, or its body's resource to `BodyResources` in src/call-types.ts.
type Resource = { readonly resourceType: string };
type Untyped = {
  [Id in OperationId]:
    | (Operations[Id]['response'] extends Resource ? ([ResponseOf<Id>] extends [never] ? Id : never) : never)
    | (Operations[Id]['request'] extends Resource
        ? CallInput<Id> extends { readonly body: Resource }
          ? never
          : Id
        : never);
}[OperationId];
declare const untyped: Untyped;
void (untyped satisfies never);

// What comes back follows from the operation.
expectTypeOf((await client.call('A005', { ubrn })).resource).toEqualTypeOf<ErsReferralRequest>();
expectTypeOf((await client.retrieveReferralRequest({ ubrn })).resource).toEqualTypeOf<ErsReferralRequest>();
expectTypeOf(
  (await client.call('A004', { codeSystemType: 'PRIORITY' })).resource,
).toEqualTypeOf<ErsCodeSystem>();
expectTypeOf((await client.call('A030')).resource).toEqualTypeOf<ErsPractitionerRoleBundle>();
expectTypeOf(await client.call('A007', { ubrn })).toEqualTypeOf<FileResult<Uint8Array>>();
expectTypeOf(await client.call('A042', { id: 'x' })).toEqualTypeOf<FileResult<ReadableStream<Uint8Array>>>();
expectTypeOf((await client.call('A020', { fileName: 'a.txt', body: 'x' })).location).toEqualTypeOf<string>();
// @ts-expect-error an upload answers with a location, not with a resource
void (await client.call('A020', { fileName: 'a.txt', body: 'x' })).resource;

// What goes in follows from it, too.
// @ts-expect-error the parameter is missing
void client.call('A005', {});
// @ts-expect-error a slip of spelling
void client.call('A005', { URBN: ubrn });
// @ts-expect-error no such set
void client.call('A004', { codeSystemType: 'COUNTRIES' });
// @ts-expect-error a write needs the version it is based on
void client.call('A013', { ubrn });
// @ts-expect-error a read takes no version
void client.call('A005', { ubrn, version: 1 });
// @ts-expect-error another resource
void client.call('A008', { body: { resourceType: 'List' } });
// @ts-expect-error the commissioning organisation is missing
void client.call('A015', {
  'schedule.actor:HealthcareService': '1',
  appointmentType: 'ROUTINE',
  status: 'free',
  _count: 1,
  page: 1,
});
// @ts-expect-error no such operation
void client.call('A999');

// Who may call is known where the context is.
void clinician.call('A013', { ubrn, version: 1 });
void clinician.acceptReferral({ ubrn, version: 1 });
// @ts-expect-error a provider does not create referrals
void clinician.call('A011', { body });
// @ts-expect-error nor under the operation's name
void clinician.createReferral({ body });
void clinician.call('A011', {
  body,
  context: { mode: 'user-restricted', organisation: 'R69', businessFunction: 'REFERRING_CLINICIAN' },
});
void application.call('A005', { ubrn });
// @ts-expect-error an application does not reject referrals
void application.call('A014', { ubrn, version: 1, body });
void newcomer.call('A030');
// @ts-expect-error no role is chosen yet
void newcomer.call('A005', { ubrn });
void newcomer.as({ mode: 'application-restricted' }).call('A005', { ubrn });

// A client of a role is a client.
const use = (given: ErsClient): Promise<unknown> => given.call('A005', { ubrn });
void use(clinician);
void use(application);
void use(newcomer);

// A profile is the base resource with what e-RS promises beside it.
expectTypeOf<ErsReferralRequest>().toExtend<ReferralRequest>();
