import type { FileType, OperationId, Operations } from '@ers-kit/operations';

/**
 * What any operation takes.
 *
 * @example
 * ```ts
 * import type { CommonHeaderOptions } from '@ers-kit/apim-headers';
 *
 * const options: CommonHeaderOptions = { accessToken: 'token', correlationId: 'letter-42-attempt-1' };
 * ```
 */
export interface CommonHeaderOptions {
  /**
   * The API platform's access token, without `Bearer`. Leave it out in the sandbox, or to add the header
   * later.
   */
  readonly accessToken?: string | undefined;
  /**
   * Your id of the call: 1 to 255 printable ASCII characters. Default: a new UUID. Not a patient's
   * identifier.
   */
  readonly correlationId?: string | undefined;
  /** Makes the correlation id where none is given. Default: `crypto.randomUUID`. */
  readonly createCorrelationId?: (() => string) | undefined;
}

/**
 * The options of all operations together; which of them an operation takes follows from the catalogue.
 *
 * @example
 * ```ts
 * import type { ApimHeaderOptions } from '@ers-kit/apim-headers';
 *
 * const upload: ApimHeaderOptions = { fileName: 'letter.pdf', referralId: '000000070000' };
 * ```
 */
export interface ApimHeaderOptions extends CommonHeaderOptions {
  /**
   * The version that the record was read at: `4`, `'4'`, or an ETag as it came, `'W/"4"'`. For `If-Match`.
   */
  readonly version?: number | string | undefined;
  /** A020: the file's name, with an extension that A020 takes; 1 to 255 printable ASCII characters. */
  readonly fileName?: string | undefined;
  /**
   * A020: the UBRN of the request that the file belongs to. Leave it out for files of a new advice request.
   */
  readonly referralId?: string | undefined;
  /** A020: the file's media type. Default: the one of the file name's extension. */
  readonly contentType?: FileType | undefined;
  /** A015: the ODS code in the referral's commissioning rule organisation extension. */
  readonly commissioningRuleOrganisation?: string | undefined;
}

type SpecialHeaders<Id extends OperationId> = Operations[Id]['specialHeaders'];

type VersionOption<Id extends OperationId> = Operations[Id]['ifMatch'] extends false
  ? { readonly version?: undefined }
  : { readonly version: number | string };

type FileOptions<Id extends OperationId> =
  SpecialHeaders<Id> extends { fileName: 'required' }
    ? Pick<ApimHeaderOptions, 'referralId' | 'contentType'> & { readonly fileName: string }
    : { readonly fileName?: undefined; readonly referralId?: undefined; readonly contentType?: undefined };

type CommissioningOption<Id extends OperationId> =
  SpecialHeaders<Id> extends { commissioningRuleOrganisation: 'required' }
    ? { readonly commissioningRuleOrganisation: string }
    : { readonly commissioningRuleOrganisation?: undefined };

/**
 * The options that an operation takes.
 *
 * @example
 * ```ts
 * import type { OperationHeaderOptions } from '@ers-kit/apim-headers';
 *
 * const accept: OperationHeaderOptions<'A013'> = { version: 'W/"4"' };
 * const upload: OperationHeaderOptions<'A020'> = { fileName: 'letter.pdf' };
 * ```
 */
export type OperationHeaderOptions<Id extends OperationId> = CommonHeaderOptions &
  VersionOption<Id> &
  FileOptions<Id> &
  CommissioningOption<Id>;

/**
 * The last argument of `buildApimHeaders`: needed where the operation needs an option.
 *
 * @example
 * ```ts
 * import type { OptionArguments } from '@ers-kit/apim-headers';
 *
 * const none: OptionArguments<'A005'> = [];
 * const needed: OptionArguments<'A013'> = [{ version: 4 }];
 * ```
 */
export type OptionArguments<Id extends OperationId> = OperationId extends Id
  ? [options?: ApimHeaderOptions]
  : Partial<OperationHeaderOptions<Id>> extends OperationHeaderOptions<Id>
    ? [options?: OperationHeaderOptions<Id>]
    : [options: OperationHeaderOptions<Id>];
