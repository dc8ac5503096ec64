import { describe, expect, it } from 'vitest';
import { toStu3, type TraceEntry } from '../src/index.js';
import type { Path } from '../src/internal/context.js';
import { eachLeaf, Trace } from '../src/internal/trace.js';
import { extension, type Json, nhsNumber } from './support.js';

/** The account as lines: `from how to, to`. */
const linesOf = (trace: readonly TraceEntry[] = []): string[] =>
  trace.map(({ from, how, to }) => `${from} ${how} ${to.join(', ')}`.trim());

const traceOf = (source: Json, options = {}): string[] =>
  linesOf(toStu3(source, { ...options, trace: true }).trace);

describe('the account of a mapping', () => {
  it('is made when asked for', () => {
    expect(toStu3({ resourceType: 'Patient', id: 'a' })).not.toHaveProperty('trace');
    expect(toStu3({ resourceType: 'Patient', id: 'a' }, { trace: true }).trace).toEqual([
      { from: 'resourceType', to: ['resourceType'], how: 'copied' },
      { from: 'id', to: ['id'], how: 'copied' },
    ]);
  });

  it.each<[what: string, source: Json, lines: string[]]>([
    [
      'a slot',
      {
        resourceType: 'Slot',
        type: { coding: [{ code: 'a' }], text: 'b' },
        freeBusyType: 'free',
        schedule: { reference: 'Schedule/1' },
        overbooked: false,
      },
      [
        'resourceType copied resourceType',
        'type.coding[0].code moved serviceType[0].coding[0].code',
        'type.text moved serviceType[0].text',
        'freeBusyType renamed status',
        'schedule.reference copied schedule.reference',
        'overbooked copied overbooked',
      ],
    ],
    [
      'names with parts',
      { resourceType: 'Patient', name: [{ family: ['van', 'Doe'], given: ['A', 'B'] }] },
      [
        'resourceType copied resourceType',
        'name[0].family[0] converted name[0].family',
        'name[0].family[1] converted name[0].family',
        'name[0].given[0] copied name[0].given[0]',
        'name[0].given[1] copied name[0].given[1]',
      ],
    ],
    [
      'renamed elements, also in lists',
      {
        resourceType: 'Patient',
        careProvider: [{ reference: 'Practitioner/1' }, { display: 'Somebody' }],
      },
      [
        'resourceType copied resourceType',
        'careProvider[0].reference renamed generalPractitioner[0].reference',
        'careProvider[1].display renamed generalPractitioner[1].display',
      ],
    ],
    [
      'codes that change',
      { resourceType: 'AppointmentResponse', participantStatus: 'in-process' },
      ['resourceType copied resourceType', 'participantStatus converted participantStatus'],
    ],
    [
      'what is left out, by its leaves',
      {
        resourceType: 'HealthcareService',
        publicKey: 'abc',
        more: { deep: ['x', null, {}, []], 'a b': { '\\`': 1 }, b2: true, '2b': true },
        name: null,
      },
      [
        'resourceType copied resourceType',
        'publicKey dropped',
        'more.deep[0] dropped',
        'more.deep[1] dropped',
        'more.deep[2] dropped',
        'more.deep[3] dropped',
        'more.`a b`.`\\\\\\``  dropped'.replace('  ', ' '),
        'more.b2 dropped',
        'more.`2b` dropped',
        'name dropped',
      ],
    ],
  ])('tells of every leaf of %s', (_what, source, lines) => {
    expect(traceOf(source)).toEqual(lines);
  });

  it('tells of an identifier that several references take over', () => {
    const patient = {
      resourceType: 'Patient',
      id: 'p',
      identifier: [{ system: 'http://fhir.nhs.uk/Id/nhs-number', value: nhsNumber(1234) }],
    };
    const lines = traceOf({
      resourceType: 'ReferralRequest',
      meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
      contained: [patient],
      patient: { reference: '#p' },
      requester: { reference: '#p' },
    });
    expect(lines.filter((line) => /^(contained|patient|requester)/.test(line))).toEqual([
      'patient.reference converted subject.identifier',
      'contained[0].identifier[0].system converted subject.identifier.system, requester.agent.identifier.system',
      'contained[0].identifier[0].value moved subject.identifier.value, requester.agent.identifier.value',
      'requester.reference converted requester.agent.identifier',
      'contained[0].resourceType dropped',
      'contained[0].id dropped',
    ]);
  });

  it('tells of what is kept as an extension, and as a text', () => {
    const source = { resourceType: 'HealthcareService', publicKey: 'abc', more: { deep: [1, 'x'] } };
    const { resource, trace } = toStu3(source, { keepLost: true, trace: true });
    expect(extension(resource, 'HealthcareService.more')).toMatchObject({ valueString: '{"deep":[1,"x"]}' });
    expect(linesOf(trace)).toEqual([
      'resourceType copied resourceType',
      'publicKey moved extension[0].valueString',
      'more.deep[0] converted extension[1].valueString',
      'more.deep[1] converted extension[1].valueString',
    ]);
  });

  it('tells of an error code that changes, and of its display, which stays', () => {
    const coding = {
      system: 'http://fhir.nhs.net/ValueSet/ers-apierrorcode-1',
      code: 'NO_LOCATION',
      display: 'No location',
    };
    const issue = [{ severity: 'error', code: 'invalid', details: { coding: [coding] } }];
    expect(traceOf({ resourceType: 'OperationOutcome', issue }).slice(3)).toEqual([
      'issue[0].details.coding[0].system converted issue[0].details.coding[0].system',
      'issue[0].details.coding[0].code converted issue[0].details.coding[0].code',
      'issue[0].details.coding[0].display copied issue[0].details.coding[0].display',
    ]);
  });

  it('tells of the display of a priority whose code has changed', () => {
    const coding = { system: 'http://fhir.nhs.uk/ValueSet/ers-priority-1', code: '2WW', display: 'Fast' };
    const { resource, trace } = toStu3(
      { resourceType: 'Patient', maritalStatus: { coding: [coding] } },
      { trace: true },
    );
    expect(resource['maritalStatus']).toEqual({
      coding: [
        {
          system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-Priority-1',
          code: 'TWO_WEEK_WAIT',
          display: '2 Week Wait',
        },
      ],
    });
    expect(linesOf(trace)).toEqual([
      'resourceType copied resourceType',
      'maritalStatus.coding[0].system converted maritalStatus.coding[0].system',
      'maritalStatus.coding[0].code converted maritalStatus.coding[0].code',
      'maritalStatus.coding[0].display converted maritalStatus.coding[0].display',
    ]);
  });
});

describe('one entry of the account', () => {
  const how = (from: Path, to: Path): string | undefined => {
    const trace = new Trace();
    trace.add(from, to, false);
    return trace.entries()[0]?.how;
  };

  it.each<[from: Path, to: Path, how: TraceEntry['how']]>([
    [['a', 0, 'b'], ['a', 0, 'b'], 'copied'],
    [['a', 0, 'b'], ['c', 0, 'b'], 'renamed'],
    [['a', 0, 'b'], ['a', 0, 'c'], 'renamed'],
    [['a', 0, 'b'], ['a', 1, 'b'], 'moved'],
    [['a', 0, 'b'], ['c', 1, 'd'], 'moved'],
    [['a', 0, 'b'], ['a', 'c', 'b'], 'moved'],
    [['a', 'c', 'b'], ['a', 0, 'b'], 'moved'],
    [['a'], ['a', 0], 'moved'],
    [['a', 'b'], ['a'], 'moved'],
    [['a'], ['b', 'a'], 'moved'],
  ])('%j to %j is %s', (from, to, expected) => {
    expect(how(from, to)).toBe(expected);
  });

  it('has every target, and is converted when one of them is', () => {
    const trace = new Trace();
    trace.add(['a'], ['b'], false);
    trace.add(['a'], ['c', 'a'], false);
    expect(linesOf(trace.entries())).toEqual(['a renamed b, c.a']);
    trace.add(['a'], ['d'], true);
    expect(linesOf(trace.entries())).toEqual(['a converted b, c.a, d']);
    trace.add(['a'], ['a'], false);
    expect(linesOf(trace.entries())).toEqual(['a converted b, c.a, d, a']);
  });

  it('is dropped only where the leaf went nowhere else, before or after', () => {
    const trace = new Trace();
    trace.add(['a', 'x'], ['b'], false);
    trace.drop({ x: 1, y: [2] }, ['a']);
    expect(linesOf(trace.entries())).toEqual(['a.x moved b', 'a.y[0] dropped']);
    trace.add(['a', 'y', 0], ['c'], false);
    expect(linesOf(trace.entries())).toEqual(['a.x moved b', 'a.y[0] moved c']);
  });

  it('can be taken back, and moved, also where one in a list stands for it', () => {
    const trace = new Trace();
    trace.add(['a'], ['a'], false);
    trace.add(['b', 0], ['b'], false);
    trace.add(['c'], ['c'], false);
    trace.move(['a'], ['x']);
    trace.move(['b'], ['y']);
    trace.forget(['c']);
    expect(linesOf(trace.entries())).toEqual(['a converted x', 'b[0] converted y']);
  });
});

describe('the leaves of a value', () => {
  it('are visited in order, by their paths, with nothing for what is undefined', () => {
    const leaves: [string, unknown][] = [];
    const value = { a: [1, [], { b: null }], c: undefined, d: {}, 'e-f': '', __g: false };
    eachLeaf(value, ['root'], (path, leaf) => leaves.push([path.join('/'), leaf]));
    expect(leaves).toEqual([
      ['root/a/0', 1],
      ['root/a/1', []],
      ['root/a/2/b', null],
      ['root/d', {}],
      ['root/`e-f`', ''],
      ['root/__g', false],
    ]);
  });
});
