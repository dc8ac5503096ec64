import { referenceData } from '../tables/codes.js';
import { stu3Base } from '../tables/urls.js';
import { asSegment, type Context, type Json } from './context.js';
import { own } from './converters.js';
import { drop, isEmpty, lose } from './losses.js';
import { eachItem, listOf } from './lists.js';
import { isObject, mapElement, mapObject, mapPrimitive, mapTo, textOf } from './map-object.js';
import { extensionUrls } from './nhs-urls.js';
import type { Handler } from './spec.js';

/** The inline code system becomes the code system itself. */
const ersCodeSystem: Handler = (context, value, out, source, field) => {
  if (!isObject(value) || isEmpty(value))
    return lose(context, field, value, out, 'This is no code system.', 'error');
  context.specialties = source['id'] === 'SPECIALTY';
  mapObject(context, field.spec!, value, out);
};

/** What an extension says of the validity of a concept: its STU3 url, the property, and which element holds the date. */
interface Validity {
  readonly url: string;
  readonly code: string;
  readonly key: string;
}

function readValidity(item: Json): Validity | undefined {
  const url = extensionUrls.get(textOf(item['url']));
  const code = url?.endsWith('fromDate-1')
    ? 'effectiveFrom'
    : url?.endsWith('toDate-1')
      ? 'effectiveTo'
      : undefined;
  const key = ['valueDateTime', 'valueDate'].find((name) => textOf(item[name]) !== '');
  if (url === undefined || code === undefined || key === undefined) return undefined;
  const said = Object.entries(item).filter(([name, value]) => name !== 'fhir_comments' && value !== null);
  return said.length > 2 ? undefined : { url, code, key };
}

/** The validity of a concept: a date as an extension, and the whole instant as a property. Others stay extensions. */
const effectiveDates: Handler = (context, value, out, source, field) => {
  eachItem(context, value, (item) => {
    const validity = isObject(item) ? readValidity(item) : undefined;
    if (validity !== undefined) {
      dropBeside(context, item as Json);
      return writeDate(context, out, validity, item as Json);
    }
    const list = listOf(out, 'extension');
    const mapped = mapTo(context, ['extension', list.length], field, item, out, source);
    if (mapped !== undefined) list.push(mapped);
    else if (list.length === 0) delete out['extension'];
  });
};

/** Comments and `null`s beside a validity. */
function dropBeside(context: Context, item: Json): void {
  for (const [name, value] of Object.entries(item)) {
    context.from.push(asSegment(name));
    if (name === 'fhir_comments') {
      context.comments += 1;
      context.trace?.drop(value, context.from);
    } else if (value === null) drop(context, value, 'warning', 'A null holds no place here.');
    context.from.pop();
  }
}

function writeDate(context: Context, out: Json, { url, code, key }: Validity, item: Json): void {
  const value = textOf(item[key]);
  const instant = value.length === 10 && context.infers('A004.date') ? `${value}T00:00:00.000Z` : value;
  const spec = context.specs.get('Extension')!;
  const properties = listOf(out, 'property');
  const { from, to, trace } = context;
  from.push(key);
  to.push('property', properties.length, 'valueDateTime');
  mapPrimitive(context, spec.fields.get(key)!, value, out, item);
  trace?.forget(from);
  if (context.specialties) {
    const extensions = listOf(out, 'extension');
    const target = [...to.slice(0, -3), 'extension', extensions.length, 'valueDate'];
    extensions.push({ url, valueDate: value.slice(0, 10) });
    trace?.add(from, target, value.length > 10);
  }
  trace?.add(from, to, instant !== value);
  from[from.length - 1] = 'url';
  to[to.length - 1] = 'code';
  trace?.add(from, to, true);
  to.length -= 3;
  from.pop();
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
  const { id } = out;
  const name = own(referenceData, source['id'])?.[1];
  const meta = out['meta'];
  const profiles: unknown = isObject(meta) ? meta['profile'] : undefined;
  const place = Array.isArray(profiles)
    ? profiles.indexOf(`${stu3Base}StructureDefinition/eRS-Specialty-CodeSystem-1`)
    : -1;
  if (place >= 0 && id !== 'SPECIALTY') {
    (profiles as unknown[])[place] = 'http://hl7.org/fhir/StructureDefinition/shareablecodesystem';
  }
  if (typeof id === 'string') out['url'] = context.referenceSystem(id);
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
