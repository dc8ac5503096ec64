import { describe, expect, it } from 'vitest';
import { type Issue, toStu3 } from '../src/index.js';
import { isLegalTime } from '../src/internal/primitives.js';

describe('a legal date or time', () => {
  const full = '2018-03-01T10:00:00.000Z';
  it.each([
    // Value, and the kinds that it is: date, dateTime, instant, time.
    ['2018', 'Dd'],
    ['2018-03', 'Dd'],
    ['2018-12', 'Dd'],
    ['2018-03-01', 'Dd'],
    ['2018-03-28', 'Dd'],
    ['2018-03-31', 'Dd'],
    ['2018-04-30', 'Dd'],
    ['2019-02-28', 'Dd'],
    ['2020-02-29', 'Dd'],
    ['2000-02-29', 'Dd'],
    [full, 'di'],
    ['2018-03-31T23:59:60Z', 'di'],
    ['2018-03-01T10:00:00+01:00', 'di'],
    ['2018-03-01T10:00:00.5-14:00', 'di'],
    ['2020-02-29T10:00:00.000Z', 'di'],
    ['10:00:00', 't'],
    ['23:59:60.25', 't'],
    ['', ''],
    ['18', ''],
    ['2018-00', ''],
    ['2018-13', ''],
    ['2018-3', ''],
    ['2018-03-00', ''],
    ['2018-03-32', ''],
    ['2018-04-31', ''],
    ['2019-02-29', ''],
    ['1900-02-29', ''],
    ['2020-02-30T10:00:00.000Z', ''],
    ['2018T10:00:00Z', ''],
    ['2018-03-01T10:00Z', ''],
    ['2018-03-01T10:00:00', ''],
    ['2018-03-01T24:00:00Z', ''],
    ['2018-03-01T10:60:00Z', ''],
    ['2018-03-01T10:00:61Z', ''],
    ['2018-03-01T10:00:00+15:00', ''],
    ['2018-03-01T10:00:00.Z', ''],
    [` ${full}`, ''],
    [`${full} `, ''],
    [' 2018-03-01', ''],
    ['2018-03-01 ', ''],
    ['24:00:00', ''],
    ['10:00', ''],
    ['10:00:00Z', ''],
    [' 10:00:00', ''],
    ['10:00:00.', ''],
  ])('%j is one as %j', (value, kinds) => {
    expect(Array.from('Ddit').filter((kind) => isLegalTime(value, kind))).toEqual(Array.from(kinds));
  });

  it.each([[2018], [null], [true], [['2018-03-01']], [{}]])('%j is none', (value) => {
    expect(Array.from('Ddit').filter((kind) => isLegalTime(value, kind))).toEqual([]);
  });
});

describe('a primitive of another JSON type', () => {
  const read = (kind: string) => ['warning', `This is read as the ${kind} it must mean.`] as const;
  const kept = (kind: string) => ['error', `This is no ${kind}. It goes over as it is.`] as const;
  type Said = ReturnType<typeof read> | ReturnType<typeof kept>;

  it.each<[element: string, source: Record<string, unknown>, result: unknown, said: Said]>([
    ['priority', { priority: '5' }, 5, read('number')],
    ['priority', { priority: '-0.25' }, -0.25, read('number')],
    ['priority', { priority: '0' }, 0, read('number')],
    // Would lose digits, or what the text has beside them.
    ['priority', { priority: '5.0' }, '5.0', kept('number')],
    ['priority', { priority: '12345678901234567890' }, '12345678901234567890', kept('number')],
    ['priority', { priority: ' 5' }, ' 5', kept('number')],
    ['priority', { priority: 'high' }, 'high', kept('number')],
    ['priority', { priority: true }, true, kept('number')],
    ['priority', { priority: 'true' }, 'true', kept('number')],
    ['comment', { comment: 5 }, '5', read('string')],
    ['comment', { comment: false }, 'false', read('string')],
  ])(
    'is read as what it must mean, or goes over: %s of %j',
    (element, source, result, [severity, message]) => {
      const { resource, issues } = toStu3({ resourceType: 'Appointment', ...source });
      expect(resource[element]).toBe(result);
      expect(issues.filter(({ sourcePath }) => sourcePath === element)).toEqual<Issue[]>([
        { severity, code: 'unexpected-shape', sourcePath: element, message },
      ]);
    },
  );

  it.each<[value: unknown, result: unknown, said: Said]>([
    ['true', true, read('boolean')],
    ['false', false, read('boolean')],
    ['TRUE', 'TRUE', kept('boolean')],
    ['5', '5', kept('boolean')],
    [1, 1, kept('boolean')],
    [0, 0, kept('boolean')],
  ])('is read as what it must mean, or goes over: active of %j', (active, result, [severity, message]) => {
    const { resource, issues } = toStu3({ resourceType: 'Patient', active });
    expect(resource['active']).toBe(result);
    expect(issues).toEqual<Issue[]>([{ severity, code: 'unexpected-shape', sourcePath: 'active', message }]);
  });

  it('is left out where it is an empty text', () => {
    const { resource, issues } = toStu3({ resourceType: 'Patient', gender: '' });
    expect(resource).toEqual({ resourceType: 'Patient' });
    expect(issues).toEqual<Issue[]>([
      { severity: 'warning', code: 'dropped', sourcePath: 'gender', message: 'An empty text is no FHIR.' },
    ]);
  });

  it.each([
    ['no legal date', { birthDate: '2019-02-29' }, 'birthDate'],
    ['a time for a date', { birthDate: '2018-03-01T10:00:00.000Z' }, 'birthDate'],
    ['a number for a date', { birthDate: 1965 }, undefined],
  ])('says of %s only what is so', (_what, source, at) => {
    const { issues } = toStu3({ resourceType: 'Patient', ...source });
    expect(issues.filter(({ code }) => code === 'invalid-value')).toEqual(
      at === undefined
        ? []
        : [
            {
              severity: 'warning',
              code: 'invalid-value',
              sourcePath: at,
              message: 'This is no legal date or time. It goes over as it is.',
            },
          ],
    );
  });
});
