import type { Json } from './context.js';
import { eachItem, listOf } from './lists.js';
import { isEmpty, lose } from './losses.js';
import { isObject, mapObject, mapTo } from './map-object.js';
import type { Handler } from './spec.js';

const lockedDate: Handler = (context, value, out, source, field) => {
  const date = mapTo(context, ['compose', 'lockedDate'], field, value, out, source);
  if (date !== undefined) ((out['compose'] ??= {}) as Json)['lockedDate'] = date;
};

const compose: Handler = (context, value, out, _source, field) => {
  if (!isObject(value) || isEmpty(value))
    return lose(context, field, value, out, 'This is no compose.', 'error');
  context.to.push('compose');
  const mapped = mapObject(context, field.spec!, value, isObject(out['compose']) ? out['compose'] : {});
  if (Object.keys(mapped).length > 0) out['compose'] = mapped;
  context.to.pop();
};

/** Each import is an include of its own: one include of several would be what they have in common. */
const importValueSet: Handler = (context, value, out, source, field) => {
  eachItem(context, value, (item) => {
    const list = listOf(out, 'include');
    const uri = mapTo(context, ['include', list.length, 'valueSet', 0], field, item, out, source);
    if (uri !== undefined) list.push({ valueSet: [uri] });
    if (list.length === 0) delete out['include'];
  });
};

/** Countries go to `jurisdiction`; other contexts get the code `task`, as HL7's map has it. */
const useContext: Handler = (context, value, out, source, field) => {
  eachItem(context, value, (item) => {
    const codings: unknown[] = isObject(item) && Array.isArray(item['coding']) ? item['coding'] : [];
    const isCountry = codings.some(
      (coding) => isObject(coding) && String(coding['system']).startsWith('urn:iso:std:iso:3166'),
    );
    const name = isCountry ? 'jurisdiction' : 'useContext';
    const list = listOf(out, name);
    const path = isCountry ? [name, list.length] : [name, list.length, 'valueCodeableConcept'];
    const mapped = mapTo(context, path, field, item, out, source);
    if (mapped === undefined) {
      if (list.length === 0) delete out[name];
    } else if (isCountry) list.push(mapped);
    else {
      const code = { system: 'http://hl7.org/fhir/usage-context-type', code: 'task' };
      list.push({ code, valueCodeableConcept: mapped });
      context.report(
        'information',
        'defaulted',
        'STU3 wants the kind of a context; it is set to task.',
        undefined,
        name,
      );
    }
  });
};

/** `abstract` of an inline concept is the property `notSelectable` of a CodeSystem. */
const abstract: Handler = (context, value, out, source, field) => {
  const list = listOf(out, 'property');
  const valueBoolean = mapTo(context, ['property', list.length, 'valueBoolean'], field, value, out, source);
  if (valueBoolean !== undefined) list.push({ code: 'notSelectable', valueBoolean });
  else if (list.length === 0) delete out['property'];
};

/** What the tables name after `=`, for value sets. */
export const valueSetHandlers: Readonly<Record<string, Handler>> = {
  lockedDate,
  compose,
  import: importValueSet,
  useContext,
  abstract,
};
