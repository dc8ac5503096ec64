import { describe, expect, it } from 'vitest';
import { added, type Row } from './beside.js';
import type { Json } from './support.js';

const outcome: Json = {
  resourceType: 'OperationOutcome',
  meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-operationoutcome-1'] },
};
const outcomeRows: Row[] = [
  [
    'errors.location on: locations that are texts stay',
    { issue: [{ severity: 'error', code: 'required', location: ['a', 'b'], diagnostics: 'd' }] },
    [{ issue: [{ severity: 'error', code: 'required', location: ['a', 'b'], diagnostics: 'd' }] }],
  ],
  [
    'errors.location off: several go behind the diagnostics',
    { issue: [{ severity: 'error', code: 'required', location: ['a', 'b'], diagnostics: 'd' }] },
    [
      { issue: [{ severity: 'error', code: 'required', diagnostics: 'd (a, b)' }] },
      'converted issue[0].diagnostics -> issue[0].diagnostics',
      'converted issue[0].location[0] -> issue[0].diagnostics',
      'converted issue[0].location[1] -> issue[0].diagnostics',
    ],
    { inferences: { 'errors.location': false } },
  ],
  [
    'errors.location off: without diagnostics they stand alone',
    { issue: [{ severity: 'error', code: 'required', location: ['a', 'b'] }] },
    [
      { issue: [{ severity: 'error', code: 'required', diagnostics: 'a, b' }] },
      'converted issue[0].location[0] -> issue[0].diagnostics',
      'converted issue[0].location[1] -> issue[0].diagnostics',
    ],
    { inferences: { 'errors.location': false } },
  ],
  [
    'errors.location off: without locations nothing changes',
    { issue: [{ severity: 'error', code: 'required', diagnostics: 'd' }] },
    [{ issue: [{ severity: 'error', code: 'required', diagnostics: 'd' }] }],
    { inferences: { 'errors.location': false } },
  ],
  [
    'errors.location off: an empty list is dropped as ever',
    { issue: [{ severity: 'error', code: 'required', location: [] }] },
    [
      { issue: [{ severity: 'error', code: 'required' }] },
      'warning dropped issue[0].location: An empty list is no FHIR.',
      'dropped issue[0].location',
    ],
    { inferences: { 'errors.location': false } },
  ],
  [
    'errors.location off: what holds another thing than text stays',
    { issue: [{ severity: 'error', code: 'required', location: ['a', 7] }] },
    [
      { issue: [{ severity: 'error', code: 'required', location: ['a', '7'] }] },
      'warning unexpected-shape issue[0].location[1]: This is read as the string it must mean.',
      'converted issue[0].location[1] -> issue[0].location[1]',
    ],
    { inferences: { 'errors.location': false } },
  ],
  [
    'errors.location off: numbers alone stay',
    { issue: [{ severity: 'error', code: 'required', location: [7] }] },
    [
      { issue: [{ severity: 'error', code: 'required', location: ['7'] }] },
      'warning unexpected-shape issue[0].location[0]: This is read as the string it must mean.',
      'converted issue[0].location[0] -> issue[0].location[0]',
    ],
    { inferences: { 'errors.location': false } },
  ],
];

describe('Where the locations of an outcome go', () => {
  it.each(outcomeRows)('outcome: %s', (_rule, elements, expected, options) => {
    expect(added(outcome, elements, options)).toEqual(expected);
  });
});
