import { randomUUID } from 'node:crypto';

import { headerNames } from '@ers-kit/apim-headers';
import { identifierSystems, profileUrls } from '@ers-kit/fhir/stu3';

import type { Slot } from '../../seed/slots.js';
import type { Call } from '../caller.js';
import { badRequest } from '../refusal.js';
import type { Operation, ServiceContext } from '../service-context.js';

const serviceParameter = 'schedule.actor:HealthcareService';
const required = [serviceParameter, 'appointmentType', 'status', '_count', 'page'];

interface SlotQuery {
  readonly service: string;
  readonly priority: string;
  readonly clinician: string | undefined;
  readonly count: number;
  readonly page: number;
}

/** A015: the free slots of a service, by pages. Bad input is answered with 400 here. */
export const searchSlots: Operation = (call, context) => {
  const query = readQuery(call, context);
  const slots = context.store
    .slots(query.service)
    .filter(({ id, clinician }) => context.store.isFree(id) && (query.clinician ?? clinician) === clinician)
    .toSorted((left, right) => left.start.localeCompare(right.start));
  const pages = Math.max(1, Math.ceil(slots.length / query.count));
  if (query.page > pages)
    throw badRequest('INVALID_VALUE', `'Page Number' (${query.page}) is invalid.`, 'value');
  return { status: 200, resource: buildBundle(slots, query, pages, context) };
};

function readQuery({ headers, parameters }: Call, { directory }: ServiceContext): SlotQuery {
  if (!headers.get(headerNames.commissioningRuleOrganisation)) {
    throw badRequest(
      'MISSING_HEADER',
      `'${headerNames.commissioningRuleOrganisation}' is required`,
      'required',
    );
  }
  const value = (name: string): string => String(parameters[name] ?? '');
  for (const name of required) {
    if (value(name) === '') throw badRequest('MISSING_PARAMETER', `'${name}' is required`, 'required');
  }
  const [count, page] = [
    readNumber('_count', value('_count'), 100),
    readNumber('page', value('page'), Infinity),
  ];
  if (!['ROUTINE', 'URGENT', 'TWO_WEEK_WAIT'].includes(value('appointmentType'))) {
    throw badRequest('INVALID_CODE', "'appointmentType' is no priority", 'value');
  }
  if (value('status') !== 'free') throw badRequest('INVALID_VALUE', "'status' has to be free", 'value');
  const service = directory.service(value(serviceParameter));
  if (!service) throw badRequest('REFERENCE_NOT_FOUND', `'${serviceParameter}' is no service`, 'value');
  if (service.bookableType !== 'DIRECTLY_BOOKABLE') {
    throw badRequest(
      'INVALID_STATE',
      'The service has no slots: it is not booked through the API',
      'business-rule',
    );
  }
  const clinician = value('schedule.actor:Practitioner') || undefined;
  if (clinician !== undefined && !service.clinicians.includes(clinician)) {
    throw badRequest(
      'REFERENCE_NOT_FOUND',
      "'schedule.actor:Practitioner' is no clinician of the service",
      'value',
    );
  }
  return { service: service.id, priority: value('appointmentType'), clinician, count, page };
}

function readNumber(name: string, text: string, most: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= most) return number;
  throw badRequest('INVALID_VALUE', `'${name}' is invalid.`, 'value');
}

const scheduleId = ({ serviceId, clinician }: Slot): string =>
  clinician === undefined ? serviceId : `${serviceId}-${clinician}`;

function buildBundle(
  slots: readonly Slot[],
  query: SlotQuery,
  pages: number,
  context: ServiceContext,
): object {
  const { STU3: stu3BaseUrl } = context.fhirBaseUrls;
  const page = slots.slice((query.page - 1) * query.count, query.page * query.count);
  const link = (relation: string, number: number) => ({ relation, url: pageUrl(query, number, stu3BaseUrl) });
  const schedules = new Map(page.map((slot) => [scheduleId(slot), slot]));
  return {
    id: randomUUID(),
    meta: { lastUpdated: new Date(context.clock.now()).toISOString(), profile: [profileUrls.bundle] },
    resourceType: 'Bundle',
    type: 'searchset',
    total: slots.length,
    link: [
      link('self', query.page),
      ...(query.page > 1 ? [link('previous', query.page - 1)] : []),
      ...(query.page < pages ? [link('next', query.page + 1)] : []),
    ],
    entry: [
      ...page.map((slot) => slotEntry(slot, stu3BaseUrl)),
      ...[...schedules].map(([id, slot]) => scheduleEntry(id, slot, stu3BaseUrl)),
    ],
  };
}

function pageUrl(
  { service, priority, clinician, count }: SlotQuery,
  page: number,
  stu3BaseUrl: string,
): string {
  const query = new URLSearchParams({
    [serviceParameter]: service,
    appointmentType: priority,
    _count: String(count),
    status: 'free',
    _include: 'Slot:schedule',
    ...(clinician === undefined ? {} : { 'schedule.actor:Practitioner': clinician }),
    page: String(page),
  });
  return `${stu3BaseUrl}/Slot?${query}`;
}

function slotEntry(slot: Slot, stu3BaseUrl: string): object {
  const { id, start, end } = slot;
  return {
    fullUrl: `${stu3BaseUrl}/Slot/${id}`,
    resource: {
      id,
      meta: { profile: [profileUrls.slot] },
      resourceType: 'Slot',
      identifier: [{ system: identifierSystems.alternativeSlot, value: `USRN-${id}` }],
      schedule: { reference: `Schedule/${scheduleId(slot)}` },
      status: 'free',
      start,
      end,
    },
    search: { mode: 'match' },
  };
}

function scheduleEntry(id: string, { serviceId, clinician }: Slot, stu3BaseUrl: string): object {
  const { ersService, ersSchedule, sdsUserId } = identifierSystems;
  const actor = (system: string, value: string) => ({ identifier: { system, value } });
  return {
    fullUrl: `${stu3BaseUrl}/Schedule/${id}`,
    resource: {
      id,
      meta: { profile: [profileUrls.schedule] },
      resourceType: 'Schedule',
      identifier: [{ system: ersSchedule, value: id }],
      actor: [
        actor(ersService, serviceId),
        ...(clinician === undefined ? [] : [actor(sdsUserId, clinician)]),
      ],
    },
    search: { mode: 'include' },
  };
}
