import type { AttachmentFacts } from '../ers/build-document-reference.js';
import type { ReferralRecord } from '../ers/referral-record.js';
import { letterFacts } from './letters.js';
import { seedPatients } from './patients.js';
import { seedServices } from './services.js';
import { stories, tellReferral, type ToldReferral } from './tell-referral.js';

const day = 86_400_000;

/** SDS user ids of who refers for each practice. */
const referrers: Readonly<Record<string, string>> = { R68: '910000000101', R70: '910000000203' };

/** Makes referrals in every state, for every patient and service in turn; always the same for a moment. */
export function generateReferrals(count: number, stu3BaseUrl: string, now: number): ReferralRecord[] {
  return Array.from({ length: count }, (_, index) => generateReferral(index, stu3BaseUrl, now));
}

const pick = <Value>(values: readonly Value[], index: number): Value => {
  const value = values[index % values.length];
  if (value === undefined) throw new TypeError('an empty list');
  return value;
};

const registered = seedPatients.filter(
  ({ practice, restricted }) => practice !== undefined && restricted !== true,
);

function generateReferral(index: number, stu3BaseUrl: string, now: number): ReferralRecord {
  const story = pick(stories, index);
  const round = Math.floor(index / stories.length);
  // Without the round, each state would have patients of one practice alone.
  const { nhsNumber, practice = 'R68' } = pick(registered, index * 7 + round);
  const service = pick(
    seedServices.filter(({ requestFlows }) => requestFlows.includes(story.flow)),
    round,
  );
  const created = now - ((index % 180) + 1) * day;
  return tellReferral(
    {
      ubrn: String(200_000_000_000 + index),
      version: 1 + (index % 6),
      serial: index,
      nhsNumber,
      practice,
      service,
      state: story.code,
      priority: pick(service.priorities, index),
      clinicType: pick(service.clinicTypes, index),
      referringClinician: referrers[practice] ?? '',
      created,
      details: makeDetails(index, round, practice, created),
    },
    stu3BaseUrl,
  );
}

const admins: Readonly<Record<string, string>> = { R68: '910000000102' };

/** Only so many have files, lest a start with ten thousand take its time over them. */
const mostLettered = 1000;

/** Letters and all else that a referral may have: in each state, some have it and some do not. */
function makeDetails(
  index: number,
  round: number,
  practice: string,
  created: number,
): NonNullable<ToldReferral['details']> {
  const clinician = referrers[practice] ?? '';
  const admin = round % 3 === 1 ? admins[practice] : undefined;
  const letter = (number: number, title: string): AttachmentFacts =>
    letterFacts({
      id: String(50_000 + 2 * index + number),
      binaryId: `00000000-0000-4000-9000-${String(2 * index + number).padStart(12, '0')}`,
      indexed: new Date(created + (number + 1) * (day / 2)).toISOString(),
      title,
      attachedBy: admin ?? clinician,
      attachedByOrganisation: practice,
      ...(admin === undefined ? {} : { attachedOnBehalfOf: clinician }),
    });
  const results = round % 8 === 1 && index < mostLettered ? letter(1, 'Results.pdf') : undefined;
  return {
    attachments:
      round % 4 === 3 || index >= mostLettered
        ? []
        : [letter(0, 'Referral letter.pdf'), ...(results ? [results] : [])],
    ...(results ? { clinicalInfoLastUpdated: results.indexed } : {}),
    ...(round % 5 === 3 ? { additionalRequirements: [round % 2 === 0 ? 'INTERPRETER' : 'TRANSPORT'] } : {}),
    ...(round % 2 === 0 ? { area: { postcode: 'ZZ99 3CZ', distanceLimit: 50 } } : {}),
  };
}
