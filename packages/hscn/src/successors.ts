import type { OperationId } from '@ers-kit/operations';
import type { LegacyGeneration, LegacyOperationId } from './legacy-endpoints.js';

/** A successor whose request can be made from the old one. */
export interface DerivableSuccessor {
  readonly derivable: true;
  /** The operation that does the work of the old one. */
  readonly operation: OperationId;
  /** How the operation's parameters are called today, where that differs. */
  readonly renamed?: Readonly<Record<string, string>>;
}

/** What there is instead of a request that could be made from the old one. */
export interface RebuiltSuccessor {
  readonly derivable: false;
  /** The nearest operation; `undefined` where no request takes its place. */
  readonly operation: OperationId | undefined;
  /** What to do, as a sentence. */
  readonly note: string;
}

/** What becomes of a legacy operation. */
export type Successor = DerivableSuccessor | RebuiltSuccessor;

const rebuilt = (operation: OperationId | undefined, note: string): Successor => ({
  operation,
  derivable: false,
  note,
});

/**
 * The operations whose successor is not simply the operation of the same id, by generation. Sources: the
 * HSCN catalogue's notices of retirement; today's OpenAPI specification. The nearest successors of A009, A017
 * and A018 are inferred.
 */
const exceptions: Readonly<Record<string, Successor>> = {
  'session A001': rebuilt(
    undefined,
    'There is no session: sign in with CIS2, exchange the ID token for an access token, and read the roles with A030.',
  ),
  'session A002': rebuilt(
    undefined,
    'There is no session: send organisation and business function with each request; A040 lists who may be acted for.',
  ),
  'session A003': rebuilt(
    undefined,
    'There is no session to end: forget the tokens, and end the CIS2 session.',
  ),
  'DSTU2 A004': { operation: 'A004', derivable: true, renamed: { valueSetId: 'codeSystemType' } },
  'alpha A009': rebuilt(
    'A035',
    'Nearest successor: A035 reads services by their ids; A010 searches for a patient.',
  ),
  'alpha A015': rebuilt('A015', 'The search is a GET with query parameters now.'),
  'alpha A017': rebuilt('A016', 'A016 books and defers; deferring is an Appointment without a slot.'),
  'alpha A018': rebuilt('A016', 'A034 cancels an appointment, A016 books the next one.'),
};

/** What becomes of `operation` of `generation`. */
export function successorOf(operation: LegacyOperationId, generation: LegacyGeneration): Successor {
  const exception = exceptions[`${generation} ${operation}`];
  return exception ?? { operation: operation as OperationId, derivable: true };
}

/**
 * The reference data sets by their DSTU2 names. `REQUEST_TYPE` and `COMMISSIONING_TYPE` were announced, never
 * served, and have no successor.
 */
export const codeSystemTypes: Readonly<Record<string, string>> = {
  SPECIALTY: 'SPECIALTY',
  CLINIC_TYPE: 'CLINIC-TYPE',
  REQUEST_PRIORITY: 'PRIORITY',
};
