import { describe, expect, it } from 'vitest';
import type { ToStu3Options } from '../src/index.js';
import { hscn, referral, stu3Referral } from './reference-fixtures.js';
import type { Json } from './support.js';
import { tell, type Told } from './told.js';

type Row<Keys extends keyof Told = keyof Told> = Pick<Told, Keys> & {
  rule: string;
  source: Json;
  options?: ToStu3Options;
};

/** A document whose attachment has an id, in the source as in STU3. */
const document = (attachmentId: unknown, id = 'd'): Json => ({
  resourceType: 'DocumentReference',
  id,
  type: { text: 't' },
  status: 'current',
  indexed: '2018-03-02T09:15:00.120Z',
  content: [{ attachment: { id: attachmentId, url: 'Binary/a1' } }],
});
const byAttachment = { ...hscn, inferences: { 'A005.31': true } };

describe('a reference to a contained document', () => {
  it.each<Row<'resource'>>([
    {
      rule: 'stays with row 31 off',
      source: referral({ contained: [document('a1')], supportingInformation: [{ reference: '#d' }] }),
      options: hscn,
      resource: stu3Referral({ contained: [document('a1')], supportingInfo: [{ reference: '#d' }] }),
    },
    {
      rule: 'follows its attachment with row 31 on',
      source: referral({
        contained: [null, document('a1')],
        supportingInformation: [
          { reference: '#d' },
          { reference: '#' },
          { reference: 'DocumentReference/d' },
        ],
      }),
      options: byAttachment,
      resource: stu3Referral({
        contained: [document('a1', 'DocumentReference-a1')],
        supportingInfo: [
          { reference: '#DocumentReference-a1' },
          { reference: '#' },
          { reference: 'DocumentReference/d' },
        ],
      }),
    },
    {
      rule: 'stays where the attachment has no id as text',
      source: referral({ contained: [document(5)], supportingInformation: [{ reference: '#d' }] }),
      options: byAttachment,
      resource: stu3Referral({ contained: [document('5')], supportingInfo: [{ reference: '#d' }] }),
    },
    {
      rule: 'stays where it leads to no document',
      source: referral({
        contained: [{ ...document('a1'), resourceType: 'Communication', status: 'completed' }],
        supportingInformation: [{ reference: '#d' }],
      }),
      options: byAttachment,
      resource: stu3Referral({
        contained: [{ resourceType: 'Communication', id: 'd', status: 'completed' }],
        supportingInfo: [{ reference: '#d' }],
      }),
    },
    {
      rule: 'stays outside e-RS',
      source: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [document('a1')],
        entry: [{ item: { reference: '#d' } }],
      },
      options: byAttachment,
      resource: {
        resourceType: 'List',
        status: 'current',
        mode: 'working',
        contained: [document('a1')],
        entry: [{ item: { reference: '#d' } }],
      },
    },
  ])('$rule', ({ source, options, resource }) => {
    expect(tell(source, options).resource).toEqual(resource);
  });
});
