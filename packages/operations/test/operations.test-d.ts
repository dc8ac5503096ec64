import { expectTypeOf } from 'vitest';
import {
  isUbrn,
  matchOperation,
  operations,
  operationUrl,
  type BusinessFunction,
  type OperationId,
  type OperationParameters,
  type PathParameters,
  type QueryParameters,
} from '../src/index.js';
import { environment } from './valid-parameters.js';

// Facts are literals.
expectTypeOf(operations.A005.methodName).toEqualTypeOf<'retrieveReferralRequest'>();
expectTypeOf(operations.A005.path).toEqualTypeOf<'/ReferralRequest/{ubrn}'>();
expectTypeOf(operations.A005.ifMatch).toEqualTypeOf<false>();
expectTypeOf(operations.A013.ifMatch.readWith).toEqualTypeOf<'A005'>();
expectTypeOf(operations.A006.replacedBy).toEqualTypeOf<'A042'>();
expectTypeOf(operations.A030.businessFunctions['user-restricted']).toEqualTypeOf<'any'>();
expectTypeOf<'SERVICE_DEFINER'>().not.toExtend<BusinessFunction>();
expectTypeOf<'A001'>().not.toExtend<OperationId>();

// Parameters follow from the path template and the query table.
expectTypeOf<PathParameters<'A005'>>().toEqualTypeOf<{ readonly ubrn: string }>();
expectTypeOf<PathParameters<'A005-versioned'>>().toEqualTypeOf<{
  readonly ubrn: string;
  readonly version: number | string;
}>();
expectTypeOf<PathParameters<'A006'>>().toEqualTypeOf<{ readonly attachmentLogicalID: string }>();
expectTypeOf<QueryParameters<'A040'>>().toEqualTypeOf<{ readonly _query: 'onBehalfOf' }>();
expectTypeOf<QueryParameters<'A035'>>().toEqualTypeOf<{ readonly _id: string | readonly string[] }>();
expectTypeOf<OperationParameters<'A015'>['_count']>().toEqualTypeOf<number | string>();
expectTypeOf<OperationParameters<'A015'>['_include']>().toEqualTypeOf<
  string | readonly string[] | undefined
>();
expectTypeOf<OperationParameters<'A004'>['codeSystemType']>()
  .extract<'PRIORITY'>()
  .toEqualTypeOf<'PRIORITY'>();

type Includes = OperationParameters<'A025'>['_include'];

// What fits compiles.
operationUrl(environment, 'A005', { ubrn: '123456789012' });
operationUrl(environment, 'A030');
operationUrl(environment, 'A008', {});
declare const anyId: OperationId;
operationUrl(environment, anyId, { anything: 1 });
operationUrl(environment, anyId);

// @ts-expect-error parameter missing
operationUrl(environment, 'A005');
// @ts-expect-error parameter missing
operationUrl(environment, 'A005', {});
// @ts-expect-error parameter of another type
operationUrl(environment, 'A005', { ubrn: 123_456_789_012 });
// @ts-expect-error unknown parameter
operationUrl(environment, 'A005', { ubrn: '123456789012', version: 4 });
// @ts-expect-error no parameters at all
operationUrl(environment, 'A030', { ubrn: '123456789012' });
// @ts-expect-error not one of the values
operationUrl(environment, 'A004', { codeSystemType: 'COLOUR' });
// @ts-expect-error not one of the values, though rightly spelt
expectTypeOf<'Communication:sender-practitionerrole:PractitionerRole'>().toExtend<Includes>();
// @ts-expect-error only what is repeatable may be a list
operationUrl(environment, 'A040', { _query: ['onBehalfOf'] });
// @ts-expect-error no such operation
operationUrl(environment, 'A001', {});
// @ts-expect-error the catalogue is read-only
operations.A005.name = 'x';

expectTypeOf(matchOperation('GET', '/')?.id).toEqualTypeOf<OperationId | undefined>();
declare const unknownValue: unknown;
if (isUbrn(unknownValue)) expectTypeOf(unknownValue).toEqualTypeOf<string>();
