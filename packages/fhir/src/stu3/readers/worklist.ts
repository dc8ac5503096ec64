import { at, itemsAt, property, readList, textAt, type Reading } from '../../internal/reading.js';
import { communicationListSelector, referralListSelector } from '../tables/request-code-systems.js';
import type { WorklistItem } from './worklist-item.js';

/**
 * The items of a worklist of A008 or A023, told apart by `listType`. A person is given by NHS number or SDS
 * user id, also where the list holds a reference to a contained resource. An entry of no known worklist, or with
 * a part that cannot be read, is malformed; the others stand in `value` all the same.
 */
export function worklistItems(list: unknown): Reading<readonly WorklistItem[]> {
  const people = new Map(
    itemsAt(list, 'contained').map((person) => [
      `#${textAt(person, 'id')}`,
      textAt(person, 'identifier.0.value'),
    ]),
  );
  return readList(property(list, 'entry') ?? [], 'entry', (entry): WorklistItem | undefined => {
    const reference = textAt(entry, 'item.reference');
    for (const extension of itemsAt(entry, 'extension')) {
      const url = textAt(extension, 'url')?.toLowerCase();
      // The part of the URL that is a worklist's own is its code, written otherwise.
      const listType = [...referralListSelector.codes, ...communicationListSelector.codes].find((code) =>
        url?.endsWith(`-ers-${code.replaceAll('_', '').toLowerCase()}-worklistitem-1`),
      );
      const parts = itemsAt(extension, 'extension').map((part) => [
        property(part, 'url'),
        readPart(part, people),
      ]);
      if (!listType || !reference || parts.some(([, value]) => value === undefined)) continue;
      return { ...Object.fromEntries(parts), listType, reference } as WorklistItem;
    }
    return undefined;
  });
}

function readPart(part: unknown, people: ReadonlyMap<string, string | undefined>): unknown {
  const [, value] = Object.entries(part ?? {}).find(([key]) => key.startsWith('value')) ?? [];
  if (typeof value !== 'object') return value;
  const coding = at(value, 'coding.0');
  if (coding) return textAt(coding, 'code') && coding;
  const id = textAt(value, 'identifier.value') ?? people.get(textAt(value, 'reference') ?? '');
  const name = textAt(value, 'display');
  return id && name ? { id, name } : id;
}
