import type { OperationDefinition } from '@ers-kit/operations';

/** On whose authority an operation runs: what the proxy, or a legacy session, has established. */
export interface Caller {
  readonly mode: 'user-restricted' | 'application-restricted';
  /** SDS user id; of an application, the one on its registration. */
  readonly userId: string;
  /** ODS code of the organisation acted at. */
  readonly organisation: string;
  readonly businessFunction: string;
  /** SDS user id of the clinician acted for. */
  readonly onBehalfOf?: string;
}

/** Everything about a request that an operation may use. */
export interface Call {
  readonly operation: OperationDefinition;
  readonly caller: Caller;
  /** Path and query parameters by their names in the operations catalogue. */
  readonly parameters: Readonly<Record<string, string | readonly string[]>>;
  readonly headers: Headers;
  /** The body as it came. */
  body(): Promise<Uint8Array<ArrayBuffer>>;
}

/** The clinician for whom a referring admin acts; `undefined` for whoever acts for themselves. */
export const principalOf = (
  { businessFunction }: Caller,
  clinician: string | undefined,
): string | undefined => (businessFunction === 'REFERRING_CLINICIAN_ADMIN' ? clinician : undefined);
