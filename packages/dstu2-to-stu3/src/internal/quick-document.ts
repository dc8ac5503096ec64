import { ersCodes } from '../tables/codes.js';
import { own } from './converters.js';
import type { Context, Json, Remark } from './context.js';
import { availabilityMissing, finishAttachment } from './finish.js';
import { emptyText, keepsEmptyText } from './losses.js';
import { isLegalId, isLegalTime } from './primitives.js';
import { count, displayAdded, isPlain, isText, quickCoding, quickExtension, quickMeta } from './quick.js';

/** The seven elements of an attachment, with who attached it. */
function plainAttachment(context: Context, source: Json): Json | undefined {
  const { id, extension, contentType, url, size, title, creation } = source;
  if (!isText(id) || !isText(contentType) || !isText(url) || !isText(title)) return undefined;
  if (typeof size !== 'number' || count(source) !== 7 || contentType.endsWith('+fhir')) return undefined;
  if (!Array.isArray(extension) || extension.length !== 1 || !isLegalTime(creation, 'd')) return undefined;
  const only: unknown = extension[0];
  const by = isPlain(only) ? quickExtension(context, only) : undefined;
  return by && { id, extension: [by], contentType, url, size, title, creation };
}

/** An attachment of the usual form. */
export function quickAttachment(context: Context, source: Json): Json | undefined {
  const out = plainAttachment(context, source);
  if (out !== undefined) finishAttachment(context, out);
  return out;
}

const display: Remark = { ...displayAdded('A005.48'), below: ['type', 'coding', 0] };
const availability: Remark = { ...availabilityMissing, below: ['content', 0, 'attachment'] };
const description: Remark = { ...emptyText, below: ['description'] };

/** What there may be to say about a document, by what applies: 1 display, 2 availability, 4 description. */
const remarks = Array.from({ length: 8 }, (_, mask) =>
  [display, availability, description].filter((_remark, bit) => mask & (1 << bit)),
);

/** The eight elements of a document of a referral, with one attachment. Notes once what there is to say, since it is said so often. */
export function quickDocument(context: Context, source: Json): Json | undefined {
  const { resourceType, id, meta, status, indexed, description: text } = source;
  if (count(source) !== 8 || !isText(id) || !isText(status) || !isText(indexed) || typeof text !== 'string')
    return undefined;
  if (context.referral === undefined || context.renamesDocuments) return undefined;
  if (context.options.attachments !== undefined || !isLegalId(id)) return undefined;
  if (indexed.charCodeAt(indexed.length - 1) !== 90 || !isLegalTime(indexed, 'i')) return undefined;
  const profile = isPlain(meta) ? quickMeta(context, meta) : undefined;
  const coding = profile && onlyCoding(source['type']);
  const type = coding && documentType(context, coding);
  const attachment = type && onlyAttachment(source['content']);
  const attached = attachment && plainAttachment(context, attachment);
  if (attached === undefined) return undefined;
  const content = [{ attachment: attached }];
  const out: Json = { id, meta: profile, resourceType, type: { coding: [type] }, status, indexed, content };
  let mask = (coding!['display'] === undefined ? 1 : 0) + (context.apim ? 2 : 0);
  if (text !== '' || keepsEmptyText(context)) out['description'] = text;
  else mask += 4;
  context.note(remarks[mask]!);
  return out;
}

function onlyCoding(concept: unknown): Json | undefined {
  const coding = isPlain(concept) && count(concept) === 1 ? concept['coding'] : undefined;
  return Array.isArray(coding) && coding.length === 1 && isPlain(coding[0]) ? coding[0] : undefined;
}

function onlyAttachment(content: unknown): Json | undefined {
  const only: unknown = Array.isArray(content) && content.length === 1 ? content[0] : undefined;
  const attachment = isPlain(only) && count(only) === 1 ? only['attachment'] : undefined;
  return isPlain(attachment) ? attachment : undefined;
}

/** The type of a document, with the display of row 48. */
function documentType(context: Context, coding: Json): Json | undefined {
  const type = quickCoding(context, coding, 'eRS-AttachmentType-1');
  if (type === undefined || type['display'] !== undefined) return type;
  const added = own(ersCodes['eRS-AttachmentType-1']!.displays, type['code']);
  if (added === undefined) return undefined;
  type['display'] = added;
  return type;
}
