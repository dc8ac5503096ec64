import { referenceData } from '../tables/codes.js';
import { stu3Base } from '../tables/urls.js';
import type { Context, Json } from './context.js';
import { own } from './converters.js';
import { isEmpty, lose } from './losses.js';
import { isObject, mapElement, mapObject, mapPrimitive, mapTo } from './map-object.js';
import { extensionUrls } from './nhs-urls.js';
import type { Handler } from './spec.js';

/** The inline code system becomes the code system itself. */
const ersCodeSystem: Handler = (context, value, out, source, field) => {
  if (!isObject(value) || isEmpty(value))
    return lose(context, field, value, out, 'This is no code system.', 'error');
  context.specialties = source['id'] === 'SPECIALTY';
  mapObject(context, field.spec!, value, out);
  context.specialties = false;
};

/** The validity of a concept: a date as an extension, and the whole instant as a property. */
const effectiveDates: Handler = (context, value, out, source, field) => {
  if (!Array.isArray(value) || value.length === 0) return mapElement(context, field, value, out, source);
  const { from } = context;
  const rest: [number, unknown][] = [];
  value.forEach((item: unknown, index) => {
    const url = isObject(item) ? item['url'] : undefined;
    const name = typeof url === 'string' ? extensionUrls.get(url) : undefined;
    const code = name?.endsWith('fromDate-1')
      ? 'effectiveFrom'
      : name?.endsWith('toDate-1')
        ? 'effectiveTo'
        : undefined;
    const key = isObject(item)
      ? ['valueDateTime', 'valueDate'].find((candidate) => typeof item[candidate] === 'string')
      : undefined;
    if (
      !isObject(item) ||
      name === undefined ||
      code === undefined ||
      key === undefined ||
      Object.keys(item).length > 2
    ) {
      rest.push([index, item]);
      return;
    }
    from.push(index);
    writeDate(context, out, name, code, key, item);
    from.pop();
  });
  if (rest.length === 0) return;
  const list = (out['extension'] ??= []) as unknown[];
  for (const [index, item] of rest) {
    from.push(index);
    const mapped = mapTo(context, ['extension', list.length], field, item, out, source);
    if (mapped !== undefined) list.push(mapped);
    from.pop();
  }
  if (list.length === 0) delete out['extension'];
};

function writeDate(context: Context, out: Json, url: string, code: string, key: string, item: Json): void {
  const value = item[key] as string;
  const spec = context.specs.get('Extension')!;
  const properties = (out['property'] ??= []) as Json[];
  const { from, to, trace } = context;
  from.push(key);
  to.push('property', properties.length, 'valueDateTime');
  mapPrimitive(context, spec.fields.get(key)!, value, out, item);
  trace?.forget(from);
  const extensions = context.specialties ? ((out['extension'] ??= []) as Json[]) : undefined;
  if (extensions !== undefined) {
    extensions.push({ url, valueDate: value.slice(0, 10) });
    trace?.add(
      from,
      [...to.slice(0, -3), 'extension', extensions.length - 1, 'valueDate'],
      value.length > 10 || key !== 'valueDate',
    );
  }
  trace?.add(from, to, value.length === 10);
  from[from.length - 1] = 'url';
  to[to.length - 1] = 'code';
  trace?.add(from, to, true);
  to.length -= 3;
  from.pop();
  const instant = value.length === 10 && context.infers('A004.date') ? `${value}T00:00:00.000Z` : value;
  properties.push({ code, valueDateTime: instant });
}

/** Live payloads have an object here. */
const designation: Handler = (context, value, out, source, field) => {
  if (!context.infers('A004.designation')) {
    return lose(
      context,
      field,
      value,
      out,
      "The platform's schema has no designations.",
      'information',
      'A004.designation',
    );
  }
  if (Array.isArray(value)) return mapElement(context, field, value, out, source);
  const mapped = mapTo(context, ['designation', 0], field, value, out, source);
  if (mapped !== undefined) out['designation'] = [mapped];
};

/** Clinic types stood under their specialties once; STU3 has a code system for them. */
const nestedConcept: Handler = (context, value, out, source, field) => {
  const message = 'The platform has these in a code system of their own, CLINIC-TYPE (A004).';
  if (!context.infers('A004.nested'))
    return lose(context, field, value, undefined, message, 'warning', 'A004.nested');
  context.report(
    'information',
    'flattened',
    `${message} They stay below their specialty.`,
    'A004.nested',
    'concept',
  );
  mapElement(context, field, value, out, source);
};

/** What the tables name after `=`, for reference data. */
export const codeSystemHandlers: Readonly<Record<string, Handler>> = {
  ersCodeSystem,
  effectiveDates,
  designation,
  nestedConcept,
};

/** What every code system of e-RS has beside what its source says. */
export function completeCodeSystem(context: Context, source: Json, out: Json): void {
  const id = String(out['id']);
  const name = own(referenceData, source['id'])?.[1];
  const meta = out['meta'];
  const profiles: unknown = isObject(meta) ? meta['profile'] : undefined;
  const place = Array.isArray(profiles)
    ? profiles.indexOf(`${stu3Base}StructureDefinition/eRS-Specialty-CodeSystem-1`)
    : -1;
  if (place >= 0 && id !== 'SPECIALTY') {
    (profiles as unknown[])[place] = 'http://hl7.org/fhir/StructureDefinition/shareablecodesystem';
  }
  out['url'] = context.referenceSystem(id);
  if (name !== undefined) out['name'] = name;
  out['content'] = 'complete';
  const uri = `${stu3Base}CodeSystem/eRS-Concept-Properties-1#`;
  out['property'] = ['effectiveFrom', 'effectiveTo'].map((code) => ({
    code,
    uri: uri + code,
    type: 'dateTime',
  }));
  context.report(
    'information',
    'defaulted',
    'url, name, content and property are constants of e-RS.',
    'A004.constants',
    'url',
  );
  if (context.infers('A004.constants')) {
    Object.assign(out, {
      copyright: 'Copyright (c) 2016 HL7 UK',
      version: '1',
      experimental: false,
      caseSensitive: true,
    });
  }
}
