import type { ContextArgument, OperationContext, RequestContext } from '@ers-kit/apim-headers';
import type { OperationId, OperationParameters, Operations } from '@ers-kit/operations';
import type { ErsAppointmentBody, ValidationIssue } from '@ers-kit/fhir/stu3';
import type { Appointment, Parameters } from 'fhir/r3.js';
import type { ClientContext } from './options.js';
import type { ResponseOf } from './response-types.js';

/**
 * The FHIR resources that e-RS takes as bodies. Those that the builders of `@ers-kit/fhir` make are of them.
 */
interface BodyResources {
  readonly Appointment: Appointment | ErsAppointmentBody;
  readonly Parameters: Parameters;
}

/**
 * What a file may be given as. A stream is sent once: such a call is never tried again.
 *
 * @example
 * ```ts
 * import type { FileBody } from '@ers-kit/client';
 *
 * const body: FileBody = new Blob(['Dear colleague, …'], { type: 'text/plain' });
 * ```
 */
export type FileBody = Uint8Array | ArrayBuffer | Blob | string | ReadableStream<Uint8Array>;

/**
 * What every call takes beside the operation's own input.
 *
 * @example
 * ```ts
 * import type { CallOptions } from '@ers-kit/client';
 *
 * const options: CallOptions = { signal: AbortSignal.timeout(10_000), correlationId: 'batch-7-line-12' };
 * ```
 */
export interface CallOptions {
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Sent as `X-Correlation-ID`. Default: a new UUID. */
  readonly correlationId?: string | undefined;
}

/**
 * May be left out where the client's own context will do; has to be given where the client's is known not to
 * fit the operation, since its access mode or business function may not call it.
 */
type ContextInput<Id extends OperationId, Context> = [Context] extends [ContextArgument<Id, Context>]
  ? {
      /** Default: the client's. */
      readonly context?: ClientContext | undefined;
    }
  : {
      /** The client's own context may not call this operation. */
      readonly context: OperationContext<Id> | RequestContext;
    };

type BodyInput<Operation> = Operation extends {
  request: { resourceType: infer Name extends keyof BodyResources };
}
  ? { readonly body: BodyResources[Name] }
  : Operation extends { request: { contentTypes: readonly (infer Type)[] } }
    ? {
        readonly body: FileBody;
        /** Default: the media type that goes with the file name's extension. */
        readonly contentType?: Type | undefined;
      }
    : unknown;

type VersionInput<Operation> = Operation extends { ifMatch: { versionOf: string } }
  ? {
      /** The version the change is based on: `4`, `'4'`, or an ETag `W/"4"`. */
      readonly version: number | string;
    }
  : unknown;

type SpecialInput<Special> = {
  readonly [Name in keyof Special as Special[Name] extends 'required' ? Name : never]: string;
} & {
  readonly [Name in keyof Special as Special[Name] extends 'optional' ? Name : never]?: string | undefined;
};

type Flat<T> = { [Key in keyof T]: T[Key] };

/**
 * The input of an operation: its parameters, version, body and headers in one flat object.
 *
 * @example
 * ```ts
 * import type { CallInput } from '@ers-kit/client';
 *
 * const input: CallInput<'A013', { readonly mode: 'application-restricted' }> = {
 *   ubrn: '000000070000',
 *   version: 4,
 * };
 * ```
 */
export type CallInput<Id extends OperationId, Context = ClientContext> = Id extends OperationId
  ? Flat<
      OperationParameters<Id> &
        BodyInput<Operations[Id]> &
        VersionInput<Operations[Id]> &
        SpecialInput<Operations[Id]['specialHeaders']> &
        CallOptions &
        ContextInput<Id, Context>
    >
  : never;

/**
 * The last argument of `call`: may be left out where the operation needs no input.
 *
 * @example
 * ```ts
 * import type { CallArguments } from '@ers-kit/client';
 *
 * const none: CallArguments<'A030'> = [];
 * const one: CallArguments<'A005'> = [{ ubrn: '000000070000' }];
 * ```
 */
export type CallArguments<Id extends OperationId, Context = ClientContext> = OperationId extends Id
  ? [input?: Readonly<Record<string, unknown>>]
  : Partial<CallInput<Id, Context>> extends CallInput<Id, Context>
    ? [input?: CallInput<Id, Context>]
    : [input: CallInput<Id, Context>];

/**
 * What every result tells.
 *
 * @example
 * ```ts
 * import type { CallOutcome } from '@ers-kit/client';
 *
 * declare const outcome: CallOutcome;
 * const reference = outcome.requestId ?? outcome.correlationId;
 * ```
 */
export interface CallOutcome {
  /** HTTP status. */
  readonly status: number;
  /** The id sent as `X-Correlation-ID`. */
  readonly correlationId: string;
  /** The e-RS transaction id (`X-Request-ID`); `undefined` where the answer had none. */
  readonly requestId: string | undefined;
}

/**
 * A resource that came back.
 *
 * @example
 * ```ts
 * import type { ResourceResult } from '@ers-kit/client';
 * import type { ErsReferralRequest } from '@ers-kit/fhir/stu3';
 *
 * declare const result: ResourceResult<ErsReferralRequest>;
 * const { resource, version, etag } = result;
 * ```
 */
export interface ResourceResult<Resource> extends CallOutcome {
  /** As it came; checked against its profile where the client validates. */
  readonly resource: Resource;
  /** The version of the resource, for the next write: from the ETag, or else from `meta.versionId`. */
  readonly version: string | undefined;
  /** `W/"5"`; `undefined` on the operations that send none. */
  readonly etag: string | undefined;
  /** What validation found, where the client validates and does not throw; otherwise empty. */
  readonly issues: readonly ValidationIssue[];
}

/**
 * A file that came back.
 *
 * @example
 * ```ts
 * import type { FileResult } from '@ers-kit/client';
 *
 * declare const file: FileResult<Uint8Array>;
 * const name = file.fileName ?? 'clinical-information.pdf';
 * ```
 */
export interface FileResult<Body> extends CallOutcome {
  /** The file: bytes, or a stream for A006 and A042. */
  readonly body: Body;
  /** Its media type, without parameters. */
  readonly contentType: string | undefined;
  /** Its name from `Content-Disposition`, without any path. */
  readonly fileName: string | undefined;
}

/**
 * Where an uploaded file is, relative to the FHIR base: `Binary/{id}`.
 *
 * @example
 * ```ts
 * import type { LocationResult } from '@ers-kit/client';
 *
 * declare const uploaded: LocationResult;
 * const id = uploaded.location.replace('Binary/', '');
 * ```
 */
export interface LocationResult extends CallOutcome {
  /** `Binary/{id}`, for the bodies that name files. */
  readonly location: string;
}

/**
 * The version of a resource, without the resource (A037).
 *
 * @example
 * ```ts
 * import type { ErsClient, VersionResult } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * const { version }: VersionResult = await client.call('A037', { id: '12345' });
 * ```
 */
export interface VersionResult extends CallOutcome {
  /** The number of the ETag; `undefined` where none came. */
  readonly version: string | undefined;
  /** As it came, such as `W/"5"`. */
  readonly etag: string | undefined;
}

/**
 * What an operation resolves with.
 *
 * @example
 * ```ts
 * import type { CallResult, ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * const result: CallResult<'A005'> = await client.call('A005', { ubrn: '000000070000' });
 * ```
 */
export type CallResult<Id extends OperationId> = Id extends OperationId
  ? Operations[Id] extends { response: { resourceType: string } }
    ? ResourceResult<ResponseOf<Id>>
    : Id extends 'A006' | 'A042'
      ? FileResult<ReadableStream<Uint8Array>>
      : Id extends 'A020'
        ? LocationResult
        : Id extends 'A037'
          ? VersionResult
          : FileResult<Uint8Array>
  : never;
