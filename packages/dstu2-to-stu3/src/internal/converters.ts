import { ersCodes, errorAnswers, mediaTypes, referenceData, statusCodes } from '../tables/codes.js';
import { coreExtensions, locationSystem, stu3Base } from '../tables/urls.js';
import type { Context, Json } from './context.js';
import { keepCode } from './losses.js';
import { toXhtml } from './narrative.js';
import { isLegalId, isLegalTime } from './primitives.js';
import { documentId, renameType } from './references.js';
import { isLegacyUrl, codeSystemUrls, extensionUrls, identifierUrls, profileUrls } from './nhs-urls.js';
import type { Converter, Field } from './spec.js';

/** A table read by a key that comes from outside. */
export function own<Value>(
  table: Readonly<Record<string, Value>> | undefined,
  key: unknown,
): Value | undefined {
  return table !== undefined && typeof key === 'string' && Object.hasOwn(table, key) ? table[key] : undefined;
}

const statuses = new Map(
  Object.entries(statusCodes).map(([path, codes]) => [
    path,
    new Map(codes.split(' ').map((code) => code.split('>') as [string, string | undefined])),
  ]),
);

function unknownUrl(context: Context, value: string, what: string): void {
  if (isLegacyUrl(value)) {
    context.report('warning', 'unknown-code', `No table knows this e-RS ${what}. It goes over as it is.`);
  }
}

function mapSystem(context: Context, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const name = codeSystemUrls.get(value);
  if (name === undefined) {
    unknownUrl(context, value, 'code system');
    return value;
  }
  return name === 'SPECIALTY' ? context.referenceSystem(name) : `${stu3Base}CodeSystem/${name}`;
}

function mapIdentifierSystem(context: Context, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const system = identifierUrls.get(value);
  if (system === undefined) unknownUrl(context, value, 'identifier system');
  else if (context.inLocation && /ods-site-code$/i.test(value)) return locationSystem;
  return system ?? value;
}

function mapProfile(context: Context, value: unknown): unknown {
  const profile = typeof value === 'string' ? profileUrls.get(value) : undefined;
  if (profile === undefined) {
    context.report('information', 'unknown-profile', 'No table knows this profile. It goes over as it is.');
  }
  return profile ?? value;
}

const core = 'http://hl7.org/fhir/StructureDefinition/';
const gone = /^(us-core|qicore|questionnaire|diagnosticorder|genetics)/;

function mapExtensionUrl(context: Context, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const known = extensionUrls.get(value);
  if (known !== undefined) return known;
  if (value.startsWith(core)) {
    const name = value.slice(core.length);
    for (const [old, successor] of Object.entries(coreExtensions)) {
      if (old.endsWith('-') ? name.startsWith(old) : name === old)
        return core + successor + name.slice(old.length);
    }
    if (gone.test(name)) {
      context.report(
        'information',
        'unknown-extension',
        'STU3 no longer defines this extension. It goes over as it is.',
      );
    }
  } else if ((context.referral !== undefined && value.includes('/')) || isLegacyUrl(value)) {
    context.report(
      'warning',
      'unknown-extension',
      'No table knows this extension. It goes over as it is.',
      'A005.27',
    );
  }
  return value;
}

/** §4.2: what the platform answers in place of a legacy error. */
export function mapErrorCode(context: Context, value: unknown): unknown {
  if (!context.apim || !context.infers('errors.codes')) return value;
  const answer = own(errorAnswers, value);
  if (answer !== undefined) {
    const message = `The platform has no such code; it answers with ${answer}. The code goes over as it is.`;
    context.report('warning', 'unknown-code', message, 'errors.codes');
  }
  return renameCode(context, 'eRS-APIErrorCode-1', value, 'errors.codes');
}

function renameCode(context: Context, system: string, value: unknown, rule: string): unknown {
  const code = own(ersCodes[system]?.codes, value);
  if (code === undefined) return value;
  context.report('information', 'code-mapped', 'STU3 has another name for this code.', rule, '');
  return code;
}

function mapCode(context: Context, value: unknown, { system }: Json): unknown {
  const name = typeof system === 'string' ? codeSystemUrls.get(system) : undefined;
  if (name === undefined || name === 'SPECIALTY') return value;
  return name === 'eRS-APIErrorCode-1'
    ? mapErrorCode(context, value)
    : renameCode(context, name, value, 'A005.15');
}

function mapStatus(context: Context, value: unknown, _source: Json, field: Field, out: Json): unknown {
  const codes = statuses.get(field.path);
  if (codes === undefined || typeof value !== 'string') return value;
  if (!codes.has(value)) {
    context.report('warning', 'unknown-code', 'DSTU2 has no such code here. It goes over as it is.');
    return value;
  }
  const ers = context.referral !== undefined && field.path === 'ReferralRequest.status';
  if (ers && value === 'draft' && context.apim) {
    context.report(
      'warning',
      'unknown-code',
      'The platform knows no draft referrals. The code goes over as it is.',
      'A005.10',
    );
  }
  const code = codes.get(value);
  if (code === undefined) return value;
  const row = value === 'rejected' ? 'A005.8' : 'A005.7';
  if (ers && !context.infers(row)) return value;
  const rule = ers ? (value === 'requested' ? 'A005.9' : row) : undefined;
  context.report(
    'warning',
    'code-mapped',
    'STU3 has no such code; the nearest one stands for it and others.',
    rule,
    '',
  );
  keepCode(context, field, value, out);
  return code;
}

/** A time with an offset as the same instant in UTC; what is no such time stays. */
function toUtc(context: Context, value: unknown, _source: Json, field: Field): unknown {
  const rule = field.name === 'indexed' ? 'A005.50' : 'A005.36';
  if (typeof value !== 'string' || !/T.*[+-]\d\d:\d\d$/.test(value) || !context.infers(rule)) return value;
  if (!isLegalTime(value, 'i')) return value;
  const [, digits = ''] = /\.(\d+)/.exec(value) ?? [];
  if (/\d{3}0*[1-9]/.test(digits))
    context.report('warning', 'invalid-value', 'Digits below the millisecond are left out.', rule);
  const instant = new Date(value);
  // A leap second has no other form.
  return Number.isNaN(instant.getTime()) ? value : instant.toISOString();
}

function padDate(context: Context, value: unknown): unknown {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || !context.infers('A004.date'))
    return value;
  context.report('information', 'defaulted', 'Midnight UTC was added to the date.', 'A004.date', '');
  return `${value}T00:00:00.000Z`;
}

/** What the tables name after `~`. */
export const converters: Readonly<Record<string, Converter>> = {
  codeSystem: mapSystem,
  identifierSystem: mapIdentifierSystem,
  profile: mapProfile,
  extensionUrl: mapExtensionUrl,
  ersCode: mapCode,
  status: mapStatus,
  utc: toUtc,
  padDate,
  div: (context, value) => (typeof value === 'string' ? toXhtml(context, value) : value),
  mime: (_context, value) => own(mediaTypes, value) ?? value,
  typeNames: (context, value) => (typeof value === 'string' ? renameType(context, value) : value),
  contactSystem: (context, value, source) =>
    value === 'other' && context.infers('base.contactUrl') && /^https?:\/\//.test(String(source['value']))
      ? 'url'
      : value,
  documentId: (context, value, source) => {
    const id = documentId(context, source);
    if (id === undefined && !isLegalId(String(value))) {
      const message = 'This is no legal id. The rule A005.31 makes ids of the attachment, if switched on.';
      context.report('warning', 'invalid-value', message, 'A005.31', '');
    }
    return id ?? value;
  },
  codeSystemType: () => 'CodeSystem',
  codeSystemId: (context, value) =>
    (context.infers('A004.id') ? own(referenceData, value)?.[0] : undefined) ?? value,
  publisher: () => 'e-Referral Service',
  description: (context, value, source) =>
    (context.infers('A004.description') ? own(referenceData, source['id'])?.[1] : undefined) ?? value,
};
