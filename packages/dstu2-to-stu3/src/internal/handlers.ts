import { conceptCodes } from '../tables/codes.js';
import { lostRules } from '../tables/rules.js';
import { asSegment, type Context, type Json } from './context.js';
import { own } from './converters.js';
import { eachItem, listOf } from './lists.js';
import { drop, isEmpty, lose } from './losses.js';
import { isObject, mapElement, mapField, mapPrimitive, mapTo, textOf } from './map-object.js';
import { mapReference } from './references.js';
import { mapContained, mapEntries, mapNested } from './resources.js';
import type { Field, Handler } from './spec.js';
import { eachLeaf } from './trace.js';
import { valueSetHandlers } from './value-set.js';

/** Several parts of a family name become the one text that people see. */
const family: Handler = (context, value, out, source, field) => {
  const parts: string[] = [];
  const at = context.to.length;
  context.to.push('family');
  const read = (item: unknown): void => {
    if (item === null) {
      drop(context, item, 'information', 'A null held the place of a part of the name; STU3 has one text.');
      return;
    }
    const part = mapPrimitive(context, field, item, out, source);
    if (typeof part !== 'string') return;
    if (Array.isArray(value) && value.length > 1) {
      context.trace?.forget(context.from);
      context.trace?.add(context.from, context.to, true);
    }
    parts.push(part);
  };
  eachItem(context, value, read);
  context.to.length = at;
  if (parts.length > 0) out['family'] = parts.join(' ');
  if (parts.length < 2) return;
  context.report(
    'information',
    'flattened',
    'STU3 has one text for a family name; the parts are joined.',
    undefined,
    'family',
  );
  if (!context.options.keepLost) return;
  const companion = (out['_family'] ??= {}) as Json;
  const url = 'http://hl7.org/fhir/1.0/StructureDefinition/extension-HumanName.family';
  listOf(companion, 'extension').push(...parts.map((valueString) => ({ url, valueString })));
};

function sayEarly(context: Context): void {
  context.report('warning', 'unexpected-shape', 'This has the form of STU3, and not that of DSTU2.');
}

/** Takes over what has its STU3 form already. */
function takeEarly(context: Context, field: Field, value: unknown, out: Json): void {
  sayEarly(context);
  mapElement(context, field, value, out, {});
}

/** A CodeableConcept becomes the code that STU3 has instead; what else it says is lost. */
function conceptToCode(
  context: Context,
  value: unknown,
  out: Json,
  field: Field,
  { systems, codes }: (typeof conceptCodes)['priority' | 'docStatus'],
  local?: Readonly<Record<string, string>>,
): void {
  if (codes.split(' ').includes(textOf(value))) {
    return takeEarly(context, { ...field, spec: undefined, primitive: 'string' }, value, out);
  }
  if (!isObject(value)) return lose(context, field, value, out, 'This is no CodeableConcept.', 'error');
  let left = 0;
  eachLeaf(value, [], () => (left += 1));
  const codings: unknown[] = Array.isArray(value['coding']) ? value['coding'] : [];
  codings.some((coding, index) => {
    if (!isObject(coding)) return false;
    const { system, code } = coding;
    const standard = systems.test(textOf(system)) && codes.split(' ').includes(textOf(code));
    const found = standard ? code : own(local, code);
    if (found === undefined) return false;
    out[field.to] = found;
    const from = [...context.from, 'coding', index];
    const to = [...context.to, field.to];
    context.trace?.add([...from, 'code'], to, found !== code);
    if (!standard) {
      context.report(
        'information',
        'code-mapped',
        'The code that was given stands for this.',
        undefined,
        field.to,
      );
      return true;
    }
    left -= 1;
    if (typeof system === 'string') {
      context.trace?.add([...from, 'system'], to, true);
      left -= 1;
    }
    return true;
  });
  if (left === 0) return;
  if (out[field.to] !== undefined) lose(context, field, value, out, 'STU3 has only the code.', 'information');
  else lose(context, field, value, out, 'STU3 has a code here, and none stands for this.');
}

/** Services of one block spread over the service; which specialty was of which type is lost. */
const serviceType: Handler = (context, value, out, _source, field) => {
  const { fields } = field.spec!;
  let hasSpecialty = false;
  eachItem(context, value, (item) => {
    if (!isObject(item) || isEmpty(item))
      return lose(context, field, item, out, 'This is no service type.', 'error');
    for (const key of Object.keys(item)) {
      if (key === 'type' || key === 'specialty') mapField(context, fields.get(key)!, item[key], out, item);
      else if (key === 'fhir_comments') {
        context.comments += 1;
        context.trace?.drop(item[key], [...context.from, key]);
      } else {
        context.from.push(asSegment(key));
        lose(context, { path: `${field.path}.${key}`, type: '', spec: undefined }, item[key], out);
        context.from.pop();
      }
      if (key === 'specialty') hasSpecialty = true;
    }
  });
  if (!hasSpecialty || !Array.isArray(value) || value.length < 2) return;
  const message = 'Which specialty belonged to which type of service is lost.';
  if (context.options.keepLost) lose(context, field, value, out, message);
  else context.report('information', 'flattened', message, undefined, 'specialty');
};

/** One content a format, since STU3 has one format a content. */
const content: Handler = (context, value, out, source, field) => {
  const list = listOf(out, 'content');
  eachItem(context, value, (item) => {
    const formats = isObject(item) && Array.isArray(item['format']) ? item['format'].length : 0;
    for (let format = 0; format < Math.max(1, formats); format += 1) {
      context.format = format;
      const mapped = mapTo(context, ['content', list.length], field, item, out, source);
      if (mapped !== undefined) list.push(mapped);
    }
    context.format = 0;
  });
  if (list.length === 0) delete out['content'];
};

const format: Handler = (context, value, out, source, field) => {
  if (isObject(value)) return takeEarly(context, { ...field, toList: false }, value, out);
  if (!Array.isArray(value) || value.length === 0) return mapElement(context, field, value, out, source);
  context.from.push(context.format);
  const mapped = mapTo(context, ['format'], field, value[context.format], out, source);
  if (mapped !== undefined) out['format'] = mapped;
  context.from.pop();
};

/** Steps down by name, each with a place of XPath, which counts from 1. */
const xpath = /^\/?(?:f:)?[A-Za-z]\w*(?:\[[1-9]\d{0,8}\])?(?:\/(?:f:)?[A-Za-z]\w*(?:\[[1-9]\d{0,8}\])?)*$/;

/** XPaths stay, and a FHIRPath is added for those that are simple. */
const location: Handler = (context, value, out, source, field) => {
  mapElement(context, field, value, out, source);
  const items: unknown[] = Array.isArray(value) ? value : [value];
  const expressions = items
    .filter((item): item is string => typeof item === 'string' && item.includes('/') && xpath.test(item))
    .map((item) =>
      item
        .replace(/^\//, '')
        .replace(/f:/g, '')
        .replace(/\//g, '.')
        .replace(/\[(\d+)\]/g, (_, index: string) => `[${Number(index) - 1}]`),
    );
  if (expressions.length === 0) return;
  listOf(out, 'expression').push(...expressions);
  context.report(
    'information',
    'derived',
    'The expression says the same as the XPath.',
    undefined,
    'expression',
  );
};

const requester: Handler = (context, value, out, source, field) => {
  const result: Json = {};
  const take = (key: string, part: unknown): void => {
    const mapped = mapTo(context, ['requester', key], field, part, out, source);
    if (mapped !== undefined) result[key] = mapped;
  };
  if (isObject(value) && isObject(value['agent'])) {
    sayEarly(context);
    for (const [key, part] of Object.entries(value)) {
      if (part === undefined) continue;
      context.from.push(asSegment(key));
      if (key === 'agent' || key === 'onBehalfOf') take(key, part);
      else lose(context, { path: `${field.path}.${key}`, type: '', spec: undefined }, part, out);
      context.from.pop();
    }
  } else take('agent', value);
  if (!isEmpty(result)) out['requester'] = result;
};

const dateSent: Handler = (context, value, out, source, field) => {
  if (!isEmpty(source['date'] ?? null) || !isEmpty(source['authoredOn'] ?? null))
    return lose(context, field, value, out);
  mapElement(context, field, value, out, source);
  if (out['authoredOn'] === undefined) return;
  context.report(
    'information',
    'derived',
    'The date of sending stands for the missing date.',
    undefined,
    'authoredOn',
  );
};

const note: Handler = (context, value, out, source, field) => {
  const visit = (item: unknown): void => {
    const list = listOf(out, 'note');
    const early = isObject(item) ? { ...field, spec: context.specs.get('Annotation') } : undefined;
    if (early) sayEarly(context);
    const path = ['note', list.length, ...(early ? [] : ['text'])];
    const mapped = mapTo(context, path, early ?? field, item, out, source);
    if (mapped !== undefined) list.push(early ? mapped : { text: mapped });
    else if (list.length === 0) delete out['note'];
  };
  if (!Array.isArray(value)) return visit(value);
  if (value.length > 0)
    context.report('warning', 'unexpected-shape', 'A list stands where one value belongs; all are taken.');
  eachItem(context, value, visit);
};

/** What the tables name after `=`, for resources outside e-RS. */
export const handlers: Readonly<Record<string, Handler>> = {
  family,
  serviceType,
  content,
  format,
  location,
  requester,
  dateSent,
  note,
  ...valueSetHandlers,
  contained: mapContained,
  entry: mapEntries,
  reference: mapReference,
  resource: (context, value, out, _source, field) => {
    const { siblings } = context;
    if (field.path !== 'Bundle.entry.resource') context.siblings = undefined;
    context.to.push('resource');
    const mapped = mapNested(context, value, out, field);
    if (mapped !== undefined) out['resource'] = mapped;
    context.to.pop();
    context.siblings = siblings;
  },
  lost: (context, value, out, _source, field) => {
    const [rule, message] = own(lostRules, field.path) ?? [];
    lose(context, field, value, out, message, rule === undefined ? 'warning' : 'information', rule);
  },
  early: (context, value, out, _source, field) => takeEarly(context, field, value, out),
  // Read by what runs after the other elements.
  later: () => undefined,
  priority: (context, value, out, _source, field) =>
    conceptToCode(context, value, out, field, conceptCodes.priority, context.options.priorityCodes),
  docStatus: (context, value, out, _source, field) =>
    conceptToCode(context, value, out, field, conceptCodes.docStatus),
  signature: (context, value, out, source, field) => {
    mapElement(context, field, value, out, source);
    if (out['signature'] === undefined) return;
    context.report(
      'error',
      'invalid-value',
      'The content has changed, so this signature no longer holds. Sign anew.',
    );
  },
};
