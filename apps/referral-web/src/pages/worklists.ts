import { worklist, type ReferenceData } from '@ers-kit/client';
import type { FetchWorklistInput, WorklistService } from '@ers-kit/fhir/stu3';
import { signedIn, type Role } from '../identity/signed-in.js';
import { mayCall, type PageTools } from './record-pages.js';

/** The worklists, by their part of the URL, and whose they are. */
const worklists = {
  'referrals-for-review': ['REFERRALS_FOR_REVIEW', 'provider'],
  'appointment-slot-issues': ['APPOINTMENT_SLOT_ISSUES', 'provider'],
  'advice-and-guidance': ['ADVICE_AND_GUIDANCE_REQUESTS', 'provider'],
  'awaiting-booking': ['AWAITING_BOOKING', 'referrer'],
  'rejected-or-returned': ['REJECTED_TRIAGE_RESPONSE', 'referrer'],
  'cancelled-or-not-attended': ['ASSESSMENT_RETURNED_CANCELLED_DNA', 'referrer'],
  'letters-outstanding': ['LETTERS_OUTSTANDING', 'referrer'],
} as const;

const pageSize = 25;

/** The worklists of a role. */
export function worklistsOf(role: Role): string[] {
  const side = role.businessFunction.startsWith('REFERR') ? 'referrer' : 'provider';
  return Object.entries(worklists).flatMap(([name, [listType, whose]]) =>
    whose === side && mayCall(role, listType === 'ADVICE_AND_GUIDANCE_REQUESTS' ? 'A023' : 'A008')
      ? name
      : [],
  );
}

type Filters = Readonly<Record<'service' | 'specialty' | 'clinician', string>>;

/** What a provider narrowed the list to. Referrers' lists take no filters. */
async function requestOf(
  name: keyof typeof worklists,
  { service, specialty: code, clinician }: Filters,
  data: ReferenceData,
): Promise<FetchWorklistInput> {
  const [listType, whose] = worklists[name];
  if (whose === 'referrer') return { listType };
  const specialty = code && (await data.concepts('SPECIALTY')).find((concept) => concept.code === code);
  return {
    listType,
    ...(service && { service }),
    ...(specialty && { specialty, specialtyAssignedIndicator: 'ASSIGNED' }),
    ...(clinician === 'none' && { clinicianAssignedIndicator: 'NOT_ASSIGNED' }),
    ...(/^\d{12}$/.test(clinician) && { clinicianAssignedIndicator: 'ASSIGNED', clinician }),
  };
}

/** Adds the page of each worklist. */
export function addWorklists({ router, dataOf }: PageTools): void {
  router.get('/worklists/:name', async (request, response, next) => {
    const { ers, role, user } = signedIn(response);
    const name = request.params.name as keyof typeof worklists;
    if (!worklistsOf(role).includes(name)) return next();
    const filter = (key: string): string => String(request.query[key] ?? '');
    const filters = {
      service: filter('service'),
      specialty: filter('specialty'),
      clinician: filter('clinician'),
    };
    const data = dataOf(ers);
    const { items, malformed } = await worklist(ers, await requestOf(name, filters, data));
    const found = items.flatMap((item) => ('service' in item && item.service ? [item.service] : []));
    const services = [...new Map(found.map((each): [string, WorklistService] => [each.id, each])).values()];
    const pages = Math.max(1, Math.ceil(items.length / pageSize));
    const page = Math.min(pages, Math.max(1, Math.trunc(Number(request.query['page'])) || 1));
    response.render('pages/worklist.njk', {
      name,
      filters: worklists[name][1] === 'provider' && filters,
      services,
      specialties: mayCall(role, 'A004') ? await data.concepts('SPECIALTY') : [],
      clinicianId: role.onBehalfOf ?? user.id,
      mayOpen: mayCall(role, 'A005'),
      total: items.length,
      isIncomplete: malformed !== undefined,
      items: items.slice((page - 1) * pageSize, page * pageSize),
      page,
      pages,
    });
  });
}
