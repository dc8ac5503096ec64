import {
  anyValueOf,
  itemsOf,
  loose,
  readItems,
  textOf,
  type Loose,
  type Reading,
} from '../../internal/reading.js';
import type { WorklistItem } from './worklist-item.js';

/**
 * The items of a worklist of A008 or A023, told apart by `listType`. A person is given by NHS number or SDS
 * user id, also where the list holds a reference to a contained resource. An entry of no worklist, or with
 * a part that cannot be read, is malformed; the others stand in `value` all the same.
 *
 * @param list - The List, as parsed JSON.
 *
 * @example
 * ```ts
 * import { presentValue, worklistItems } from '@ers-kit/fhir/stu3';
 *
 * declare const list: unknown;
 * const items = presentValue(worklistItems(list)) ?? [];
 * const references = items.map(({ listType, reference }) => `${listType} ${reference}`);
 * ```
 */
export function worklistItems(list: unknown): Reading<readonly WorklistItem[]> {
  const people = new Map<unknown, unknown>(
    itemsOf(loose(list)?.contained).map((person) => [
      `#${textOf(person?.id)}`,
      person?.identifier?.[0]?.value,
    ]),
  );
  return readItems(loose(list)?.entry ?? [], 'entry', (entry) => {
    const reference = textOf(entry?.item?.reference);
    const extension = itemsOf(entry?.extension).find(listTypeOf);
    const parts = itemsOf(extension?.extension).map((part) => [textOf(part?.url), readPart(part, people)]);
    return extension && reference && !parts.flat().includes(undefined)
      ? ({
          ...Object.fromEntries(parts as [string, unknown][]),
          listType: listTypeOf(extension),
          reference,
        } as WorklistItem)
      : undefined;
  });
}

/** A worklist's code: its part of the extension's URL, written otherwise (`ReferralsforReview`). */
const listTypeOf = (extension: Loose): string | undefined =>
  textOf(extension?.url)
    ?.match(/-eRS-(\w+)-WorkListItem-1$/)?.[1]
    ?.replace(/\B([A-Z]|for)/g, '_$1')
    .toUpperCase();

/** A coding, a person by identifier, a service with its name, or a plain value. */
const readPart = (part: Loose, people: ReadonlyMap<unknown, unknown>): unknown => {
  const value = anyValueOf(part);
  if (typeof value !== 'object') return value;
  const id = textOf(value?.identifier?.value ?? people.get(value?.reference));
  const coding = value?.coding?.[0];
  if ((part?.url as unknown) === 'service') return id && { id, name: textOf(value?.display) ?? '' };
  return id ?? (textOf(coding?.code) && coding);
};
