import type { Clock } from '@ers-kit/internal';
import {
  isConceptInForce,
  referenceConcepts,
  type ErsCodeSystem,
  type ReferenceConcept,
  type ReferenceDataSet,
} from '@ers-kit/fhir/stu3';
import type { ErsClientCore } from './ers-client.js';

/**
 * What {@link createReferenceData} takes.
 *
 * @example
 * ```ts
 * import type { ReferenceDataOptions } from '@ers-kit/client';
 *
 * const options: ReferenceDataOptions = { freshFor: 600_000, usableFor: 3_600_000 };
 * ```
 */
export interface ReferenceDataOptions {
  /** Default: `Date`. */
  readonly clock?: Clock;
  /**
   * Milliseconds that a set counts as fresh; after them it is still given out while a new one is fetched.
   * Default: 1 hour.
   */
  readonly freshFor?: number;
  /** Milliseconds after which a set is not given out any more. Default: 24 hours. */
  readonly usableFor?: number;
}

/**
 * Which concepts to give out. A concept without such a property passes only where it is not asked for.
 *
 * @example
 * ```ts
 * import type { ConceptFilter } from '@ers-kit/client';
 *
 * const filter: ConceptFilter = { usage: 'REJECT', businessFunction: 'SERVICE_PROVIDER_CLINICIAN' };
 * ```
 */
export interface ConceptFilter {
  /** Milliseconds since 1970 at which the concept has to be in force. Default: now. */
  readonly at?: number;
  /**
   * `REJECT` or `CANCEL` for reasons to cancel an appointment, `CANCEL_REFERRAL` for those to cancel a
   * referral.
   */
  readonly usage?: string;
  /**
   * Only concepts for this business function; `PROVIDER_AUTHORISED_APPLICATION` for an unattended
   * application.
   */
  readonly businessFunction?: string;
}

/**
 * A concept with the system of its set: as bodies name it.
 *
 * @example
 * ```ts
 * import type { CodedConcept } from '@ers-kit/client';
 *
 * declare const concept: CodedConcept;
 * const { system, code, display } = concept;
 * ```
 */
export type CodedConcept = ReferenceConcept & { readonly system: string };

/**
 * Reference data, cached.
 *
 * @example
 * ```ts
 * import type { ReferenceData } from '@ers-kit/client';
 *
 * declare const data: ReferenceData;
 * const priorities = await data.concepts('PRIORITY');
 * ```
 */
export interface ReferenceData {
  /** The set as e-RS gives it. */
  codeSystem(set: ReferenceDataSet): Promise<ErsCodeSystem>;
  /** The concepts of a set that may be used: in force, and for the usage and function asked for. */
  concepts(set: ReferenceDataSet, filter?: ConceptFilter): Promise<CodedConcept[]>;
  /**
   * The same cache, filled by the calls of another client: for an application with a client for each user.
   */
  with(client: Pick<ErsClientCore, 'call'>): ReferenceData;
}

interface Entry {
  readonly codeSystem: ErsCodeSystem;
  readonly fetchedAt: number;
}

const hour = 3_600_000;
/**
 * A cache of reference data (A004): a set is fetched once however many ask for it, and while a stale one is
 * fetched anew it is still given out. The data is the same for all roles, so one cache serves an application.
 *
 * @param client - The client whose calls fill the cache. Its context may be any.
 * @param options - How long sets are kept; see {@link ReferenceDataOptions}.
 *
 * @example
 * ```ts
 * import { createReferenceData, type ErsClient } from '@ers-kit/client';
 *
 * declare const client: ErsClient;
 * const data = createReferenceData(client);
 * const specialties = await data.concepts('SPECIALTY');
 * ```
 */
export function createReferenceData(
  client: Pick<ErsClientCore, 'call'>,
  { clock = Date, freshFor = hour, usableFor = 24 * hour }: ReferenceDataOptions = {},
): ReferenceData {
  const entries = new Map<ReferenceDataSet, Entry>();
  const pending = new Map<ReferenceDataSet, Promise<ErsCodeSystem>>();

  async function load(set: ReferenceDataSet, by: typeof client): Promise<ErsCodeSystem> {
    try {
      const { resource } = await by.call('A004', { codeSystemType: set });
      entries.set(set, { codeSystem: resource, fetchedAt: clock.now() });
      return resource;
    } finally {
      pending.delete(set);
    }
  }

  function fetchOnce(set: ReferenceDataSet, by: typeof client): Promise<ErsCodeSystem> {
    const running = pending.get(set) ?? load(set, by);
    pending.set(set, running);
    return running;
  }

  async function read(set: ReferenceDataSet, by: typeof client): Promise<ErsCodeSystem> {
    const entry = entries.get(set);
    const age = entry ? clock.now() - entry.fetchedAt : Number.POSITIVE_INFINITY;
    if (!entry || age >= usableFor) return fetchOnce(set, by);
    // What goes wrong in the background comes to light once the set is too old to be given out.
    if (age >= freshFor) void fetchOnce(set, by).catch(() => undefined);
    return entry.codeSystem;
  }

  const filledBy = (by: typeof client): ReferenceData => ({
    codeSystem: (set) => read(set, by),
    concepts: async (set, filter = {}) => usableConcepts(await read(set, by), filter, clock.now()),
    with: filledBy,
  });
  return filledBy(client);
}

function usableConcepts(codeSystem: ErsCodeSystem, filter: ConceptFilter, now: number): CodedConcept[] {
  const reading = referenceConcepts(codeSystem);
  return (reading.status === 'missing' ? [] : (reading.value ?? []))
    .filter((concept) => isConceptInForce(concept, filter.at ?? now) && isFor(concept, filter))
    .map((concept) => ({ ...concept, system: codeSystem.url }));
}

function isFor(concept: ReferenceConcept, { usage, businessFunction }: ConceptFilter): boolean {
  const usages: readonly string[] = [...(concept.usage ?? []), ...(concept.referrerUsage ?? [])];
  const functions: readonly string[] = concept.businessFunction ?? [];
  return (
    (usage === undefined || usages.includes(usage)) &&
    (businessFunction === undefined || functions.includes(businessFunction))
  );
}
