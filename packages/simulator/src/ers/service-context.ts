import type { Clock } from '@ers-kit/internal';

import type { Call } from './caller.js';
import type { Directory } from './directory.js';
import type { ObjectStore } from './object-store.js';
import type { Reply } from './reply.js';
import type { Store } from './store.js';

/** Everything that e-RS's operations work with, behind whichever API they are called through. */
export interface ServiceContext {
  readonly store: Store;
  readonly directory: Directory;
  readonly clock: Clock;
  readonly objectStore: ObjectStore;
  /** What example payloads write as `_baseUrl_`, with the FHIR version. */
  readonly fhirBaseUrls: { readonly STU3: string; readonly R4: string };
  /** For how many milliseconds a write keeps its referral locked, where a fault says so. */
  readonly lockTime?: number;
}

/** One operation of e-RS, for a caller who may use it. Answers, or throws a `Refusal`. */
export type Operation = (call: Call, context: ServiceContext) => Reply | Promise<Reply>;
