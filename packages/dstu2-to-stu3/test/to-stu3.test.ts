import { describe, expect, it } from 'vitest';
import { Dstu2MappingError, toStu3, type ToStu3Options } from '../src/index.js';
import { lineOf } from './told.js';

function refused(input: unknown, options?: ToStu3Options): Dstu2MappingError {
  try {
    toStu3(input, options);
  } catch (error) {
    if (Dstu2MappingError.isInstance(error)) return error;
  }
  throw new Error('It was not refused.');
}

describe('what toStu3 refuses', () => {
  it.each<[input: unknown, message: string]>([
    [' \n<Patient/>', 'This is XML. Convert it to FHIR JSON first.'],
    ['a < b', 'This is a text. Pass what JSON.parse makes of it.'],
    [[{}], 'This is a list. Map one resource at a time, or a Bundle.'],
    [{ id: 'a' }, 'This object has no resourceType, so it is no FHIR resource.'],
    [null, 'This is null, and no FHIR resource.'],
    [5, 'This is number, and no FHIR resource.'],
  ])('%j: says what it is', (input, message) => {
    expect(refused(input)).toMatchObject({ code: 'ERR_NOT_A_RESOURCE', message });
  });

  it.each<[type: string, named: string, resourceType: string | undefined]>([
    ['Observation', 'Observation', 'Observation'],
    ['x-Observation', 'a resource of this type', undefined],
    ['Observation/1', 'a resource of this type', undefined],
    ['O', 'a resource of this type', undefined],
  ])('%s: names a type that is spelled as one', (type, named, resourceType) => {
    const error = refused({ resourceType: type });
    expect(error.code).toBe('ERR_UNSUPPORTED_TYPE');
    expect(error.message).toBe(
      `There are no rules for ${named}. The README lists the types that are mapped; convert others by other means.`,
    );
    expect(error.resourceType).toBe(resourceType);
  });

  it.each<[options: object, message: string]>([
    [{ target: 'r4' }, "The option target is 'stu3-apim' or 'stu3-hscn'."],
    [{ referenceDataBaseUrl: '' }, 'The option referenceDataBaseUrl is a URL as text.'],
    [
      { referenceDataBaseUrl: new URL('https://x.example') },
      'The option referenceDataBaseUrl is a URL as text.',
    ],
    [
      { attachments: 'SOON' },
      "The option attachments is 'AVAILABLE', 'PENDING', 'THREATS_FOUND' or 'VALIDATION_FAILED'.",
    ],
  ])('the option %j: says what it may be', (options, message) => {
    expect(refused({ resourceType: 'Patient' }, options)).toMatchObject({
      code: 'ERR_INVALID_OPTION',
      message,
    });
  });

  it('takes options that are there and undefined for not given', () => {
    const none = { target: undefined, referenceDataBaseUrl: undefined, attachments: undefined };
    expect(toStu3({ resourceType: 'Patient' }, none as object).resource).toEqual({ resourceType: 'Patient' });
  });
});

describe('the result of toStu3', () => {
  it('has the same list of issues each time, and is a plain object for those who copy or write it', () => {
    const result = toStu3({ resourceType: 'Patient', birthDate: '2024-02-30' }, { trace: true });
    const { issues } = result;
    expect(result.issues).toBe(issues);
    expect(Object.keys(result)).toEqual(['resource', 'issues', 'trace']);
    const copy = { ...result };
    expect(copy.issues).toBe(issues);
    expect(JSON.parse(JSON.stringify(result))).toEqual(copy);
    const unread = toStu3({ resourceType: 'Patient', birthDate: '2024-02-30' });
    expect({ ...unread }).toEqual({ resource: copy.resource, issues });
  });

  it('says once that reference data is that of production, and how to change it', () => {
    const specialty = {
      coding: [{ system: 'http://fhir.nhs.uk/ValueSet/ers-specialty-1', code: 'X', display: 'X' }],
    };
    const source = {
      resourceType: 'HealthcareService',
      characteristic: [specialty, specialty],
    };
    expect(toStu3(source).issues.map(lineOf)).toEqual([
      'information defaulted HealthcareService: Reference data is named as that of production. Give `referenceDataBaseUrl` for another environment. (A005.12)',
    ]);
    expect(toStu3(source, { referenceDataBaseUrl: 'https://x.example' }).issues).toEqual([]);
    // It is about the whole payload, wherever the specialty is.
    const bundle = { resourceType: 'Bundle', type: 'collection', entry: [{ resource: source }] };
    expect(toStu3(bundle).issues.map(({ sourcePath }) => sourcePath)).toEqual(['Bundle']);
  });
});
