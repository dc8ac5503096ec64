import {
  codeSystems,
  extensionUrls,
  profileUrls,
  referenceDataSystem,
  type CodeOf,
} from '@ers-kit/fhir/stu3';
import type { List, Parameters } from 'fhir/r3.js';

import { buildShortlistList } from '../build-shortlist.js';
import { codeDisplay } from '../code-displays.js';
import { unprocessable } from '../refusal.js';
import type { ParameterReader } from '../request-body.js';
import type { ServiceContext } from '../service-context.js';
import { checkCriteria } from './criteria.js';
import { requireConcept } from './reference-values.js';
import { findServices, readSearchCriteria, type SearchCriteria } from './service-search.js';

/** A shortlist as a referral contains it. */
export interface Shortlist {
  readonly list: List;
  readonly criteria: Parameters;
  readonly search: SearchCriteria;
}

/**
 * The shortlist of a request, checked against the services that its criteria find.
 *
 * @throws `INVALID_CODE`, `SHORTLISTED_SERVICE_NOT_IN_RESULTS`, and what {@link checkCriteria} throws
 */
export function requireShortlist(
  parameters: ParameterReader,
  requestType: CodeOf<'requestType'>,
  context: ServiceContext,
): Shortlist {
  // The profile demands both: a List that contains the Parameters by which it was found.
  const list = parameters.one('shortlist')?.resource as List;
  const criteria = list.contained?.find((each): each is Parameters => each.resourceType === 'Parameters');
  const search = readSearchCriteria(criteria ?? { resourceType: 'Parameters' });
  const find = (name: string) => criteria?.parameter?.find((each) => each.name === name)?.valueCoding;
  if (search.specialty !== undefined) requireConcept('SPECIALTY', find('specialty'), 'specialty', context);
  if (search.clinicType !== undefined)
    requireConcept('CLINIC-TYPE', find('clinicType'), 'clinicType', context);
  if (criteria) checkCriteria(search, criteria, context.directory);
  const found = new Set(findServices(search, requestType, context).map(({ id }) => id));
  const services = (list.entry ?? []).map(({ item }) => item.identifier?.value ?? '');
  if (!services.every((id) => found.has(id))) {
    throw unprocessable(
      'SHORTLISTED_SERVICE_NOT_IN_RESULTS',
      'A service of the shortlist does not meet its criteria.',
    );
  }
  return { list: containedList(services, context), criteria: containedCriteria(criteria), search };
}

/** A shortlist made from criteria, without a request. */
export function buildShortlist(
  services: readonly string[],
  search: Pick<SearchCriteria, 'priority' | 'specialty' | 'clinicType'>,
  context: ServiceContext,
): Shortlist {
  const coded = (name: string, system: string, code = '') => ({ name, valueCoding: { system, code } });
  const specialtySystem = referenceDataSystem(context.fhirBaseUrls.STU3, 'SPECIALTY');
  const parameter = [
    coded('priority', codeSystems.priority.system, search.priority),
    coded('specialty', specialtySystem, search.specialty),
    coded('clinicType', codeSystems.clinicType.system, search.clinicType),
    { name: 'ageAndGenderAppropriate', valueBoolean: true },
  ];
  const criteria = containedCriteria({ resourceType: 'Parameters', parameter });
  return { list: containedList(services, context), criteria, search };
}

const containedList = (services: readonly string[], { directory }: ServiceContext): List =>
  buildShortlistList(services.map((id) => ({ id, name: directory.service(id)?.name ?? '' })));

function containedCriteria(criteria: Parameters | undefined): Parameters {
  return {
    id: 'serviceSearchCriteria',
    meta: { profile: [profileUrls.serviceSearchCriteria] },
    resourceType: 'Parameters',
    parameter: criteria?.parameter ?? [],
  };
}

/** The priority that was searched with, as the referral's extension carries it. */
export function priorityExtension({ search }: Pick<Shortlist, 'search'>) {
  const code = search.priority ?? 'ROUTINE';
  return {
    url: extensionUrls.referralPriority,
    valueCodeableConcept: {
      coding: [{ system: codeSystems.priority.system, code, display: codeDisplay('PRIORITY', code) }],
    },
  };
}

/** When the referrer is to be reminded of the letter they mean to add. */
export function letterDueOf(parameters: ParameterReader, now: number): { letterDue: string | undefined } {
  const intention = parameters.one('intentionToAddReferralLetter')?.valueCoding?.code;
  if (intention !== 'NEED_TO_ADD_LATER') return { letterDue: undefined };
  const days = parameters.one('firstReminderLetterFollowUpDays')?.valueUnsignedInt ?? 0;
  return { letterDue: new Date(now + days * 86_400_000).toISOString().slice(0, 10) };
}
