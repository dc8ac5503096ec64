import { describe, expect, it } from 'vitest';
import { profileUrls, validate, validateReferralRequest } from '../src/stu3/index.js';
import { referral } from './fixtures/referral.js';
import { change } from './support/change.js';

const missing = undefined;

describe('validate, on a referral', () => {
  it('finds nothing wrong with a whole one, in any way of asking', () => {
    expect(validate(referral())).toEqual({ valid: true, issues: [] });
    expect(validate(referral(), { profile: 'referralRequest' }).valid).toBe(true);
    expect(validate(referral(), { profile: profileUrls.referralRequest }).valid).toBe(true);
    expect(validateReferralRequest(referral()).issues).toEqual([]);
  });

  it.each<[string, string, unknown, string, string]>([
    ['no UBRN for an id', 'id', '12345', 'ReferralRequest.id', 'identifier'],
    ['no subject', 'subject', missing, 'ReferralRequest.subject', 'required'],
    ['a number for a subject', 'subject', 7, 'ReferralRequest.subject', 'type'],
    ['null for a subject', 'subject', null, 'ReferralRequest.subject', 'null'],
    ['a list for a subject', 'subject', [], 'ReferralRequest.subject', 'type'],
    [
      'a wrong NHS number',
      'subject.identifier.value',
      '9990001231',
      'ReferralRequest.subject.identifier.value',
      'identifier',
    ],
    [
      'a wrong identifier system',
      'subject.identifier.system',
      'https://example.org',
      'ReferralRequest.subject.identifier.system',
      'fixed-value',
    ],
    ['another intent', 'intent', 'order', 'ReferralRequest.intent', 'fixed-value'],
    ['an unknown status', 'status', 'asleep', 'ReferralRequest.status', 'code'],
    [
      'an unknown priority',
      'extension.2.valueCodeableConcept.coding.0.code',
      'SOON',
      'ReferralRequest.extension[2].valueCodeableConcept.coding[0].code',
      'code',
    ],
    [
      'an unknown state',
      'extension.3.extension.0.valueCoding.code',
      'LOST',
      'ReferralRequest.extension[3].extension[0].valueCoding.code',
      'code',
    ],
    [
      'a state without code',
      'extension.3.extension.0.valueCoding.code',
      missing,
      'ReferralRequest.extension[3].extension[0].valueCoding.code',
      'required',
    ],
    [
      'no state in the state',
      'extension.3.extension.0.url',
      'reason',
      'ReferralRequest.extension[3].extension',
      'required',
    ],
    [
      'an instant without zone',
      'extension.9.valueInstant',
      '2026-01-31T09:00:00',
      'ReferralRequest.extension[9].valueInstant',
      'format',
    ],
    [
      'a day that does not exist',
      'extension.6.valueDateTime',
      '2026-02-30',
      'ReferralRequest.extension[6].valueDateTime',
      'format',
    ],
    [
      'a time without zone',
      'extension.6.valueDateTime',
      '2026-02-03T10:11:12',
      'ReferralRequest.extension[6].valueDateTime',
      'format',
    ],
    [
      'two values of a choice',
      'extension.6.valueInstant',
      '2026-01-31T09:00:00Z',
      'ReferralRequest.extension[6].valueInstant',
      'choice',
    ],
    [
      'a shortlist that points nowhere',
      'extension.0.valueReference.reference',
      '#nothing',
      'ReferralRequest.extension[0].valueReference.reference',
      'reference',
    ],
    [
      'a shortlist that is a file',
      'extension.0.valueReference.reference',
      '#DocumentReference-1',
      'ReferralRequest.extension[0].valueReference.reference',
      'reference',
    ],
    [
      'a link to a person',
      'supportingInfo.2.reference',
      'Patient/1',
      'ReferralRequest.supportingInfo[2].reference',
      'reference',
    ],
    ['no shortlist in the shortlist', 'contained.1.entry', [], 'ReferralRequest.contained[1].entry', 'empty'],
    [
      'a service without id',
      'contained.1.entry.1.item.identifier.value',
      missing,
      'ReferralRequest.contained[1].entry[1].item.identifier.value',
      'required',
    ],
    [
      'an unknown criterion',
      'contained.0.parameter.2.name',
      'moonPhase',
      'ReferralRequest.contained[0].parameter[2].name',
      'unknown-slice',
    ],
    [
      'a limit below zero',
      'contained.0.parameter.2.valueUnsignedInt',
      -1,
      'ReferralRequest.contained[0].parameter[2].valueUnsignedInt',
      'format',
    ],
    [
      'a contained stranger',
      'contained.3',
      { resourceType: 'Patient', id: 'DocumentReference-1' },
      'ReferralRequest.contained[3].resourceType',
      'resource-type',
    ],
    [
      'a file without availability',
      'contained.3.content.0.attachment.extension.0.url',
      'https://example.org/x',
      'ReferralRequest.contained[3].content[0].attachment.extension',
      'required',
    ],
    [
      'a creation with time',
      'contained.3.content.0.attachment.creation',
      '2026-02-03T10:11:12Z',
      'ReferralRequest.contained[3].content[0].attachment.creation',
      'format',
    ],
    [
      'a stranger in the appointment',
      'contained.2.participant.0.actor.identifier.system',
      'https://example.org',
      'ReferralRequest.contained[2].participant[0].actor.identifier.system',
      'unknown-slice',
    ],
    ['an empty object', 'specialty', {}, 'ReferralRequest.specialty', 'empty'],
    [
      'another profile',
      'meta.profile',
      ['https://example.org/p'],
      'ReferralRequest.meta.profile[0]',
      'fixed-value',
    ],
    ['no version', 'meta.versionId', missing, 'ReferralRequest.meta.versionId', 'required'],
    [
      'blanks around a code',
      'contained.0.parameter.1.valueCoding.code',
      ' DERMATOLOGY',
      'ReferralRequest.contained[0].parameter[1].valueCoding.code',
      'format',
    ],
  ])('reports %s', (_, path, to, where, rule) => {
    const result = validate(change(referral(), path, to));
    expect(result.valid).toBe(false);
    expect(result.issues).toContainEqual(expect.objectContaining({ severity: 'error', path: where, rule }));
  });

  it('says which profile demands it, also inside contained', () => {
    const { issues } = validate(change(referral(), 'contained.1.status', 'retired'));
    expect(issues).toEqual([
      {
        severity: 'error',
        code: 'value',
        path: 'ReferralRequest.contained[1].status',
        message: 'must be current',
        profile: profileUrls.shortlistList,
        rule: 'fixed-value',
      },
    ]);
  });

  it('reports all that is wrong at once, in the order of the payload', () => {
    const broken = change(
      change(change(referral(), 'intent', 'x'), 'subject', missing),
      'meta.versionId',
      missing,
    );
    expect(validate(broken).issues.map(({ path }) => path)).toEqual([
      'ReferralRequest.meta.versionId',
      'ReferralRequest.intent',
      'ReferralRequest.subject',
    ]);
  });

  it('warns of properties that nobody knows, and stays valid', () => {
    const result = validate(change(referral(), 'favouriteColour', 'blue'));
    expect(result.valid).toBe(true);
    expect(result.issues).toMatchObject([
      { severity: 'warning', rule: 'unknown-property', path: 'ReferralRequest.favouriteColour' },
    ]);
  });

  it('holds four additional requirements to be one too many', () => {
    const one = referral();
    const requirement = one.extension[8];
    one.extension.push(...Array.from({ length: 3 }, () => structuredClone(requirement) as never));
    expect(validate(one).issues).toMatchObject([
      { rule: 'cardinality', path: 'ReferralRequest.extension[12]' },
    ]);
  });
});

describe('messages', () => {
  const secrets = ['9990001231', 'Prefers mornings', 'secret-value'];
  const broken = () => {
    const one = change(referral(), 'subject.identifier.value', '9990001231');
    change(one, 'extension.3.extension.0.valueCoding.code', 'secret-value');
    change(one, 'extension.0.valueReference.reference', '#secret-value');
    change(one, '9990001231', 'Prefers mornings');
    change(one, 'contained.0.parameter.1.valueCoding.code', ' secret-value ');
    return one;
  };

  it('hold no value of the payload', () => {
    const text = JSON.stringify(validate(broken()));
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).toContain('<property>');
  });

  it('quote values when asked to', () => {
    const text = JSON.stringify(validate(broken(), { includeValues: true }));
    expect(text).toContain('9990001231');
    expect(text).toContain('#secret-value');
  });

  it('name the codes that were expected', () => {
    const { issues } = validate(change(referral(), 'extension.2.valueCodeableConcept.coding.0.code', 'SOON'));
    expect(issues[0]?.message).toBe('must be one of ROUTINE, URGENT, TWO_WEEK_WAIT');
    expect(issues[0]?.code).toBe('code-invalid');
  });
});
