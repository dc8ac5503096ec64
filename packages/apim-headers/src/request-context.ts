import type { BusinessFunction, OperationId, Operations } from '@ers-kit/operations';

/**
 * The context of a signed-in user.
 *
 * @example
 * ```ts
 * import type { UserRestrictedContext } from '@ers-kit/apim-headers';
 *
 * const context: UserRestrictedContext = {
 *   mode: 'user-restricted',
 *   organisation: 'R69',
 *   businessFunction: 'SERVICE_PROVIDER_CLINICIAN_ADMIN',
 *   onBehalfOf: '021600556514',
 * };
 * ```
 */
export interface UserRestrictedContext {
  /** Tells the contexts apart. */
  readonly mode: 'user-restricted';
  /** ODS code of the organisation that the user acts for. */
  readonly organisation: string;
  /** What the user does there; A030 lists the pairs that are open to the user. */
  readonly businessFunction: BusinessFunction;
  /**
   * SDS user id of the clinician acted for: with SERVICE_PROVIDER_CLINICIAN_ADMIN always, otherwise never.
   */
  readonly onBehalfOf?: string | undefined;
}

/**
 * The context of an unattended application; the platform knows its organisation and function.
 *
 * @example
 * ```ts
 * import { buildApimHeaders, type ApplicationRestrictedContext } from '@ers-kit/apim-headers';
 *
 * const context: ApplicationRestrictedContext = { mode: 'application-restricted' };
 * console.log('NHSD-eRS-Business-Function' in buildApimHeaders('A005', context)); // false
 * ```
 */
export interface ApplicationRestrictedContext {
  /** Tells the contexts apart. */
  readonly mode: 'application-restricted';
}

/**
 * Who calls, and for whom. It takes the place of the legacy session: decided once by the application, given
 * with each call.
 *
 * @example
 * ```ts
 * import { buildApimHeaders, type RequestContext } from '@ers-kit/apim-headers';
 *
 * declare const isUnattended: boolean;
 * const context: RequestContext = isUnattended
 *   ? { mode: 'application-restricted' }
 *   : { mode: 'user-restricted', organisation: 'R69', businessFunction: 'REFERRING_CLINICIAN' };
 * const headers = buildApimHeaders('A005', context, { accessToken: 'token' });
 * ```
 */
export type RequestContext = UserRestrictedContext | ApplicationRestrictedContext;

/**
 * A user before organisation and function are chosen: enough for A030, which lists them.
 *
 * @example
 * ```ts
 * import { buildApimHeaders, type UnassignedUserContext } from '@ers-kit/apim-headers';
 *
 * const context: UnassignedUserContext = { mode: 'user-restricted' };
 * console.log(buildApimHeaders('A030', context)['Accept']); // application/fhir+json
 * ```
 */
export interface UnassignedUserContext {
  /** Tells the contexts apart. */
  readonly mode: 'user-restricted';
}

type User<Function extends BusinessFunction, OnBehalfOf> = {
  readonly mode: 'user-restricted';
  readonly organisation: string;
  readonly businessFunction: Function;
} & OnBehalfOf;

/** For one function of an operation: with the clinician acted for, without, or (A040) as one likes. */
type UserFor<Function, DeclaresOnBehalfOf> = Function extends 'SERVICE_PROVIDER_CLINICIAN_ADMIN'
  ? DeclaresOnBehalfOf extends true
    ? User<Function, { readonly onBehalfOf: string }>
    : User<Function, { readonly onBehalfOf?: string | undefined }>
  : Function extends BusinessFunction
    ? User<Function, { readonly onBehalfOf?: undefined }>
    : never;

type UserContextOf<Operation extends Operations[OperationId]> = Operation['userContext'] extends false
  ? UnassignedUserContext
  : UserFor<Operation['businessFunctions']['user-restricted'][number], Operation['onBehalfOf']>;

type ApplicationContextOf<Operation extends Operations[OperationId]> =
  'application-restricted' extends Operation['accessModes'][number]
    ? {
        readonly mode: 'application-restricted';
        readonly organisation?: undefined;
        readonly businessFunction?: undefined;
        readonly onBehalfOf?: undefined;
      }
    : never;

/**
 * The contexts in which an operation may be called.
 *
 * @example
 * ```ts
 * import type { OperationContext } from '@ers-kit/apim-headers';
 *
 * const context: OperationContext<'A011'> = {
 *   mode: 'user-restricted',
 *   organisation: 'R69',
 *   businessFunction: 'REFERRING_CLINICIAN',
 * };
 * ```
 */
export type OperationContext<Id extends OperationId> = Id extends OperationId
  ? UserContextOf<Operations[Id]> | ApplicationContextOf<Operations[Id]>
  : never;

/**
 * What `buildApimHeaders` takes for a context of type `Context`: one in which the operation may be called.
 * Where the operation or the function is known at run time alone, any context: a `RequestContext` from a
 * session can be used with every operation, and is checked there.
 *
 * @example
 * ```ts
 * import type { ContextArgument, RequestContext } from '@ers-kit/apim-headers';
 * import type { OperationId } from '@ers-kit/operations';
 *
 * type Checked = ContextArgument<OperationId, RequestContext>;
 * const context: Checked = { mode: 'application-restricted' };
 * ```
 */
export type ContextArgument<Id extends OperationId, Context> = OperationId extends Id
  ? Context
  : [BusinessFunction] extends [Extract<Context, UserRestrictedContext>['businessFunction']]
    ? Context
    : OperationContext<Id>;
