/** The value of a concept's property, by its FHIR type. A list is written as one property a value. */
export type PropertyValue = string | boolean | number | readonly string[];

/** One entry of a set of reference data. */
export interface Concept {
  readonly code: string;
  readonly display: string;
  /** ISO date. Default: the day e-RS's first data came into force. */
  readonly effectiveFrom?: string;
  /** ISO date. Default: none, still in force. */
  readonly effectiveTo?: string;
  readonly properties?: Readonly<Record<string, PropertyValue>>;
}

/** The day that most of e-RS's reference data came into force. */
export const firstDay = '2004-06-01';

/** Whether a concept is in force at a moment. */
export function isInForce({ effectiveFrom = firstDay, effectiveTo }: Concept, now: number): boolean {
  return Date.parse(effectiveFrom) <= now && (effectiveTo === undefined || Date.parse(effectiveTo) > now);
}
