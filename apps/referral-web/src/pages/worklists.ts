import { worklist, worklistTypesOf, type ReferenceData } from '@ers-kit/client';
import type { FetchWorklistInput, WorklistService, WorklistType } from '@ers-kit/fhir/stu3';
import { isSdsUserId, mayCall } from '@ers-kit/operations';
import { signedIn } from '../identity/signed-in.js';
import type { PageTools } from './record-pages.js';

const pageSize = 25;

type Filters = Readonly<Record<'service' | 'specialty' | 'clinician', string>>;

/** What a provider narrowed the list to. Referrers' lists take no filters. */
async function requestOf(listType: WorklistType, filters: Filters, data: ReferenceData) {
  const { service, specialty: code, clinician } = filters;
  const specialty = code && (await data.concepts('SPECIALTY')).find((concept) => concept.code === code);
  return {
    listType,
    ...(service && { service }),
    ...(specialty && { specialty, specialtyAssignedIndicator: 'ASSIGNED' }),
    ...(clinician === 'none' && { clinicianAssignedIndicator: 'NOT_ASSIGNED' }),
    ...(isSdsUserId(clinician) && { clinicianAssignedIndicator: 'ASSIGNED', clinician }),
  } as FetchWorklistInput;
}

/** Adds the page of each worklist. */
export function addWorklists({ router, dataOf }: PageTools): void {
  router.get('/worklists/:type', async (request, response, next) => {
    const { ers, role, user } = signedIn(response);
    const listType = worklistTypesOf(role.businessFunction).find((type) => type === request.params.type);
    if (!listType) return next();
    const filter = (name: string): string => {
      const value = request.query[name];
      return typeof value === 'string' ? value : '';
    };
    const filters = {
      service: filter('service'),
      specialty: filter('specialty'),
      clinician: filter('clinician'),
    };
    const data = dataOf(ers);
    const { items, malformed } = await worklist(ers, await requestOf(listType, filters, data));
    const services = new Map<string, WorklistService>();
    for (const item of items)
      if ('service' in item && item.service) services.set(item.service.id, item.service);
    const pages = Math.max(1, Math.ceil(items.length / pageSize));
    const page = Math.min(pages, Math.max(1, Math.trunc(Number(request.query['page'])) || 1));
    response.render('pages/worklist.njk', {
      listType,
      filters: !role.businessFunction.startsWith('REFERR') && filters,
      services: [...services.values()],
      specialties: mayCall(role.businessFunction, 'A004') ? await data.concepts('SPECIALTY') : [],
      clinicianId: role.onBehalfOf ?? user.id,
      mayOpen: mayCall(role.businessFunction, 'A005'),
      total: items.length,
      isIncomplete: malformed !== undefined,
      items: items.slice((page - 1) * pageSize, page * pageSize),
      page,
      pages,
    });
  });
}
