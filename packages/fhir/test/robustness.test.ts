import { describe, expect, it } from 'vitest';
import { validate } from '../src/stu3/index.js';
import { file, referral } from './fixtures/referral.js';

/** A referral as text with one property more, as it would come from the network. */
const withProperty = (json: string): unknown =>
  JSON.parse(JSON.stringify(referral()).replace(/^\{/, `{${json},`));

const rulesOf = (value: unknown): Set<string> => new Set(validate(value).issues.map(({ rule }) => rule));

describe('hostile payloads', () => {
  it.each(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])(
    'reports an own property %s',
    (name) => {
      const value = withProperty(`"${name}":{"polluted":true}`);
      expect(Object.hasOwn(value as object, name)).toBe(true);
      expect(rulesOf(value)).toContain('unknown-property');
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );

  it('reports 10,000 levels of nested extensions', () => {
    const depth = 10_000;
    const nested = `{"url":"http://example.org","extension":[`.repeat(depth) + `]}`.repeat(depth);
    const value = withProperty(`"modifierExtension":[${nested}]`);
    const { issues, valid } = validate(value);
    expect(valid).toBe(false);
    expect(issues.filter(({ rule }) => rule === 'depth')).toHaveLength(1);
  });

  it('reports 10,000 levels of contained resources, and an object that contains itself', () => {
    const depth = 10_000;
    const text = '{"resourceType":"List","contained":['.repeat(depth) + ']}'.repeat(depth);
    const base = validate(JSON.parse(text), { mode: 'base' });
    expect(base.issues.map(({ rule }) => rule)).toContain('depth');
    const loop: Record<string, unknown> = { resourceType: 'List', status: 'current', mode: 'working' };
    loop['contained'] = [loop];
    expect(validate(loop, { mode: 'base' }).valid).toBe(false);
  });

  it('reports contained resources that refer to each other in a circle', () => {
    const one = referral() as unknown as { contained: { id: string; context?: unknown }[] };
    const [first, second] = one.contained.slice(3);
    Object.assign(first ?? {}, { context: { related: [{ ref: { reference: `#${second?.id}` } }] } });
    Object.assign(second ?? {}, { context: { related: [{ ref: { reference: `#${first?.id}` } }] } });
    const { issues, valid } = validate(one);
    expect(valid).toBe(false);
    expect(issues).toMatchObject([{ rule: 'cycle', path: 'ReferralRequest.contained[3]' }]);
  });

  it('reports a resource that refers to itself, and a long chain only where it closes', () => {
    const self = { ...file('a'), context: { related: [{ ref: { reference: '#a' } }] } };
    expect(rulesOf({ ...referral(), contained: [...referral().contained, self] })).toContain('cycle');
    const links = Array.from({ length: 50_000 }, (_, index) => ({
      ...file(`f${index}`),
      context: { related: [{ ref: { reference: `#f${index + 1}` } }] },
    }));
    const chain = { ...referral(), contained: [...referral().contained, ...links, file('f50000')] };
    expect(validate(chain).issues).toEqual([]);
  });

  it('reports ids that occur twice', () => {
    const twice = { ...referral(), contained: [...referral().contained, file('DocumentReference-1')] };
    expect(validate(twice).issues).toMatchObject([
      { rule: 'duplicate-id', path: 'ReferralRequest.contained[5].id', severity: 'error' },
    ]);
  });

  it.each([
    ['the high half', '\ud800'],
    ['the low half', '\udc00'],
    ['halves in the wrong order', '\udc00\ud800'],
    ['a control character', 'a\u0001b'],
  ])('reports text with %s of a pair', (_, text) => {
    const one = referral();
    Object.assign(one.contained[3] ?? {}, { description: text });
    expect(validate(one).issues).toMatchObject([
      { rule: 'format', path: 'ReferralRequest.contained[3].description' },
    ]);
  });

  it('lets whole pairs pass', () => {
    const one = referral();
    Object.assign(one.contained[3] ?? {}, { description: 'Ünïcode \u{1F600}\t\n' });
    expect(validate(one).issues).toEqual([]);
  });

  it('walks a million entries, and stops reporting after a thousand issues', () => {
    const reference = { reference: 'CommunicationRequest/000049381755' };
    const many = { ...referral(), supportingInfo: Array.from({ length: 1_000_000 }, () => reference) };
    expect(validate(many).issues).toEqual([]);
    const wrong = { ...referral(), supportingInfo: Array.from({ length: 1_000_000 }, () => 7) };
    const { issues } = validate(wrong);
    expect(issues).toHaveLength(1_001);
    expect(issues.at(-1)).toMatchObject({ rule: 'too-many-issues' });
    expect(validate(wrong, { maxIssues: 3 }).issues).toHaveLength(4);
  }, 30_000);

  it('is quick with text made to be slow', () => {
    const one = referral();
    const started = performance.now();
    for (const text of [`${'a '.repeat(200_000)} `, 'a'.repeat(900_000), `${'\u2003a'.repeat(200_000)} `]) {
      Object.assign(one.contained[3] ?? {}, { docStatus: text, description: text });
      expect(validate(one).valid).toBe(false);
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
