import type { BusinessFunction, OperationId, Operations } from '@ers-kit/operations';

/** The context of a signed-in user. */
export interface UserRestrictedContext {
  readonly mode: 'user-restricted';
  /** ODS code of the organisation that the user acts for. */
  readonly organisation: string;
  /** What the user does there; A030 lists the pairs that are open to the user. */
  readonly businessFunction: BusinessFunction;
  /** SDS user id of the clinician acted for: with SERVICE_PROVIDER_CLINICIAN_ADMIN always, otherwise never. */
  readonly onBehalfOf?: string | undefined;
}

/** The context of an unattended application; the platform knows its organisation and function. */
export interface ApplicationRestrictedContext {
  readonly mode: 'application-restricted';
}

/**
 * Who calls, and for whom. It takes the place of the legacy session: decided once by the application, given with
 * each call.
 */
export type RequestContext = UserRestrictedContext | ApplicationRestrictedContext;

/** A user before organisation and function are chosen: enough for A030, which lists them. */
export interface UnassignedUserContext {
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

/** The contexts in which an operation may be called. */
export type OperationContext<Id extends OperationId> = Id extends OperationId
  ? UserContextOf<Operations[Id]> | ApplicationContextOf<Operations[Id]>
  : never;

/**
 * What `buildApimHeaders` takes for a context of type `Context`: one in which the operation may be called.
 * Where the operation or the function is known at run time alone, any context: a `RequestContext` from a session
 * can be used with every operation, and is checked there.
 */
export type ContextArgument<Id extends OperationId, Context> = OperationId extends Id
  ? Context
  : [BusinessFunction] extends [Extract<Context, UserRestrictedContext>['businessFunction']]
    ? Context
    : OperationContext<Id>;
