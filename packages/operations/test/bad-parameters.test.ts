import { everySink } from '@ers-kit/internal/testing';
import { describe, expect, it } from 'vitest';
import { OperationError, type OperationId } from '../src/index.js';
import { failureOf } from './failure-of.js';
import { validParameters } from './valid-parameters.js';

const ubrn = '123456789012';
const slots = validParameters.A015;
const task = validParameters.A029;

describe('bad parameters are refused', () => {
  it.each<[string, OperationId, unknown, string, RegExp]>([
    ['missing', 'A005', undefined, 'ubrn', /^ubrn is missing: it must be a UBRN: 12 digits\.$/],
    ['missing, with an empty object', 'A005', {}, 'ubrn', /missing/],
    ['undefined', 'A005', { ubrn: undefined }, 'ubrn', /missing/],
    ['null', 'A005', { ubrn: null }, 'ubrn', /12 digits/],
    ['empty', 'A005', { ubrn: '' }, 'ubrn', /12 digits/],
    ['UBRN of 11 digits', 'A005', { ubrn: '12345678901' }, 'ubrn', /12 digits/],
    ['UBRN of 13 digits', 'A005', { ubrn: '1234567890123' }, 'ubrn', /12 digits/],
    ['UBRN with blanks', 'A005', { ubrn: '1234 5678 9012' }, 'ubrn', /12 digits/],
    ['UBRN as a number', 'A005', { ubrn: 123_456_789_012 }, 'ubrn', /12 digits/],
    ['UBRN in a list', 'A005', { ubrn: [ubrn] }, 'ubrn', /12 digits/],
    ['UBRN with CR LF', 'A005', { ubrn: `${ubrn}\r\nX: y` }, 'ubrn', /12 digits/],
    ['UBRN with a query', 'A005', { ubrn: `${ubrn}?x=1` }, 'ubrn', /12 digits/],
    ['UBRN already encoded', 'A005', { ubrn: '%31%32' }, 'ubrn', /12 digits/],
    ['UBRN inherited from a prototype', 'A005', Object.create({ ubrn }), 'ubrn', /missing/],
    ['version with letters', 'A005-versioned', { ubrn, version: 'v4' }, 'version', /digits alone/],
    ['version as an ETag', 'A005-versioned', { ubrn, version: 'W/"4"' }, 'version', /digits alone/],
    ['version below zero', 'A005-versioned', { ubrn, version: -1 }, 'version', /digits alone/],
    ['version with a fraction', 'A005-versioned', { ubrn, version: 1.5 }, 'version', /digits alone/],
    ['version not a number', 'A005-versioned', { ubrn, version: Number.NaN }, 'version', /digits alone/],
    ['version with a blank before', 'A005-versioned', { ubrn, version: ' 4' }, 'version', /digits alone/],
    ['version in hexadecimal', 'A005-versioned', { ubrn, version: '0x10' }, 'version', /digits alone/],
    ['version too large', 'A005-versioned', { ubrn, version: '2147483648' }, 'version', /digits alone/],
    ['version as a bigint', 'A005-versioned', { ubrn, version: 4n }, 'version', /digits alone/],
    ['id with a slash', 'A042', { id: 'a/b' }, 'id', /letters, digits, hyphens and dots/],
    ['id with a backslash', 'A042', { id: 'a\\b' }, 'id', /letters/],
    ['id of one dot', 'A042', { id: '.' }, 'id', /letters/],
    ['id of two dots', 'A042', { id: '..' }, 'id', /letters/],
    ['id with an encoded slash', 'A042', { id: 'a%2Fb' }, 'id', /letters/],
    ['id with CR LF', 'A042', { id: 'a\r\nb' }, 'id', /letters/],
    ['id with NUL', 'A042', { id: 'a\0b' }, 'id', /letters/],
    ['id empty', 'A042', { id: '' }, 'id', /letters/],
    ['id of blanks', 'A042', { id: '  ' }, 'id', /letters/],
    ['id of 65 characters', 'A042', { id: 'a'.repeat(65) }, 'id', /1 to 64/],
    ['id with a fragment', 'A042', { id: 'a#b' }, 'id', /letters/],
    ['id outside ASCII', 'A042', { id: 'é' }, 'id', /letters/],
    ['id of an operation', 'A042', { id: '$ers.fetchworklist' }, 'id', /letters/],
    [
      'code that is none',
      'A004',
      { codeSystemType: 'COLOUR' },
      'codeSystemType',
      /one of: SPECIALTY, .*PRIORITY/,
    ],
    ['code in lower case', 'A004', { codeSystemType: 'specialty' }, 'codeSystemType', /one of/],
    ['fixed value that differs', 'A029', { ...task, status: 'draft' }, 'status', /^status must be ready\.$/],
    ['reference without version', 'A029', { ...task, focus: `ReferralRequest/${ubrn}` }, 'focus', /_history/],
    [
      'reference to another type',
      'A029',
      { ...task, focus: `Task/${ubrn}/_history/1` },
      'focus',
      /ReferralRequest/,
    ],
    ['reference with more behind it', 'A029', { ...task, focus: `${task.focus}/x` }, 'focus', /_history/],
    [
      'reference with a short UBRN',
      'A029',
      { ...task, focus: 'ReferralRequest/1/_history/1' },
      'focus',
      /ubrn/,
    ],
    [
      'reference with a control character',
      'A029',
      { ...task, focus: `${task.focus}\t` },
      'focus',
      /_history/,
    ],
    ['reference that is a URL', 'A029', { ...task, focus: `https://x/${task.focus}` }, 'focus', /_history/],
    [
      'reference with another part',
      'A029',
      { ...task, focus: `ReferralRequest/${ubrn}/history/1` },
      'focus',
      /_history/,
    ],
    [
      'reference with letters for a version',
      'A029',
      { ...task, focus: `ReferralRequest/${ubrn}/_history/a` },
      'focus',
      /_history/,
    ],
    ['count of nought', 'A015', { ...slots, _count: 0 }, '_count', /from 1 to 100/],
    ['count of 101', 'A015', { ...slots, _count: 101 }, '_count', /from 1 to 100/],
    ['count with a fraction', 'A015', { ...slots, _count: 2.5 }, '_count', /whole number/],
    ['count in words', 'A015', { ...slots, _count: 'five' }, '_count', /whole number/],
    ['page of nought', 'A015', { ...slots, page: 0 }, 'page', /from 1 to/],
    ['page twice', 'A015', { ...slots, page: [1, 2] }, 'page', /whole number/],
    [
      'clinician not an SDS user',
      'A015',
      { ...slots, 'schedule.actor:Practitioner': '12' },
      'schedule.actor:Practitioner',
      /SDS user id: 12 digits/,
    ],
    [
      'service with a comma',
      'A015',
      { ...slots, 'schedule.actor:HealthcareService': '1,2' },
      'schedule.actor:HealthcareService',
      /letters/,
    ],
    [
      'include with a control character',
      'A015',
      { ...slots, _include: 'Slot:sche\u0007dule' },
      '_include',
      /Resource:parameter/,
    ],
    ['include without a parameter', 'A015', { ...slots, _include: 'Slot' }, '_include', /Resource:parameter/],
    ['include of four parts', 'A015', { ...slots, _include: 'Slot:a:B:c' }, '_include', /Resource:parameter/],
    ['empty list of includes', 'A015', { ...slots, _include: [] }, '_include', /Resource:parameter/],
    [
      'one bad include of two',
      'A015',
      { ...slots, _include: ['Slot:schedule', '\n'] },
      '_include',
      /Resource:parameter/,
    ],
    [
      'include in the right spelling',
      'A025',
      { ...validParameters.A025, _include: 'Communication:sender-practitionerrole:PractitionerRole' },
      '_include',
      /PractionerRole/,
    ],
    ['21 ids', 'A035', { _id: Array.from({ length: 21 }, (_, index) => `${index}`) }, '_id', /1 to 20 ids/],
    ['no ids', 'A035', { _id: [] }, '_id', /1 to 20 ids/],
    ['an empty id of two', 'A035', { _id: '1,' }, '_id', /1 to 20 ids/],
    ['ids with blanks', 'A035', { _id: '1, 2' }, '_id', /without blanks/],
    ['ids that are numbers', 'A035', { _id: [1, 2] }, '_id', /1 to 20 ids/],
    [
      'token of another system',
      'A041',
      { identifier: `https://fhir.nhs.uk/Id/nhs-number|${ubrn}` },
      'identifier',
      /Id\/UBRN\|\{ubrn\}/,
    ],
    ['token of two UBRNs', 'A041', { identifier: `${ubrn},${ubrn}` }, 'identifier', /12 digits/],
    [
      'unknown parameter',
      'A005',
      { ubrn, colour: 'red' },
      'colour',
      /^colour is not a parameter of A005\. It takes: ubrn\.$/,
    ],
    ['unknown parameter of none', 'A030', { page: 1 }, 'page', /It takes none\.$/],
    [
      '__proto__ as a parameter',
      'A005',
      JSON.parse(`{"ubrn":"${ubrn}","__proto__":"x"}`),
      '(a name that is not shown)',
      /not a parameter/,
    ],
    ['path parameter in place of a query', 'A035', { id: '1' }, '_id', /missing/],
    ['parameters that are text', 'A030', 'x', 'parameters', /must be an object/],
    ['parameters that are a list', 'A030', [], 'parameters', /must be an object/],
    ['parameters that are null', 'A030', null, 'parameters', /must be an object/],
  ])('%s (%s)', (_, id, parameters, parameter, message) => {
    const error = failureOf(id, parameters);
    expect(error).toBeInstanceOf(OperationError);
    expect(error.name).toBe('OperationError');
    expect(error.code).toBe('ERR_OPERATION_PARAMETERS');
    const problem = error.problems.find((one) => one.parameter === parameter);
    expect(problem?.message).toMatch(message);
    expect(error.message).toContain(`The parameters of ${id} (`);
    expect(error.message).toContain(problem?.message);
  });

  it('reports everything at once, in the order of the catalogue', () => {
    const error = failureOf('A015', { _count: 0, appointmentType: 'SOON', colour: 'red' });
    expect(error.problems.map(({ parameter }) => parameter)).toEqual([
      'schedule.actor:HealthcareService',
      'appointmentType',
      'status',
      '_count',
      'page',
      'colour',
    ]);
  });

  it('holds no value in any form', () => {
    const canaries = ['9990548609', 'Smith', '123456789013'];
    const parameters = { ubrn: '9990548609', version: 'Smith', '123456789013': 'x', nhs9990548609: 1 };
    const sink = everySink(failureOf('A005-versioned', parameters));
    for (const canary of canaries) expect(sink).not.toContain(canary);
    expect(sink).toContain('/ReferralRequest/{ubrn}/_history/{version}');
  });
});
