import type { CodeOf } from '@ers-kit/fhir/stu3';
import type { Parameters } from 'fhir/r3.js';

import type { Service } from '../../seed/service.js';
import type { ServiceContext } from '../service-context.js';

/** Criteria by which services are searched, and by which a shortlist says it was found. */
export interface SearchCriteria {
  readonly priority?: string;
  readonly specialty?: string;
  readonly clinicType?: string;
  readonly namedClinician?: string;
  readonly organisation?: string;
  readonly distanceLimit?: number;
  readonly waitTimeLimit?: number;
}

/** Reads a `Parameters` of search criteria. */
export function readSearchCriteria({ parameter = [] }: Parameters): SearchCriteria {
  const find = (name: string) => parameter.find((each) => each.name === name);
  const criteria = {
    priority: find('priority')?.valueCoding?.code,
    specialty: find('specialty')?.valueCoding?.code,
    clinicType: find('clinicType')?.valueCoding?.code,
    namedClinician: find('namedClinician')?.valueIdentifier?.value,
    organisation: find('organisation')?.valueIdentifier?.value,
    distanceLimit: find('distanceLimit')?.valueUnsignedInt,
    waitTimeLimit: find('indicativeAppointmentWaitTimeLimit')?.valueUnsignedInt,
  };
  return Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== undefined));
}

/** What a service has to offer for a kind of request. An appointment may begin with a triage. */
const flowsOf: Readonly<Record<CodeOf<'requestType'>, readonly CodeOf<'requestFlowType'>[]>> = {
  APPOINTMENT_REQUEST: ['APPOINTMENT_REQUEST', 'TRIAGE_REQUEST'],
  ADVICE_AND_GUIDANCE_REQUEST: ['ADVICE_AND_GUIDANCE_REQUEST'],
};

/** The services that meet criteria. A clinical term says nothing to the simulator, and so excludes nothing. */
export function findServices(
  criteria: SearchCriteria,
  requestType: CodeOf<'requestType'>,
  { directory }: ServiceContext,
): Service[] {
  return directory
    .services()
    .filter((service) => service.requestFlows.some((flow) => flowsOf[requestType].includes(flow)))
    .filter((service) => meets(service, criteria));
}

function meets(service: Service, criteria: SearchCriteria): boolean {
  const { priority, specialty, clinicType, namedClinician, organisation, distanceLimit, waitTimeLimit } =
    criteria;
  return (
    (priority === undefined || service.priorities.some((each) => each === priority)) &&
    (specialty === undefined || service.specialty === specialty) &&
    (clinicType === undefined || service.clinicTypes.includes(clinicType)) &&
    (namedClinician === undefined || service.clinicians.includes(namedClinician)) &&
    (organisation === undefined || [service.organisation, service.site].includes(organisation)) &&
    (distanceLimit === undefined || service.distance <= distanceLimit) &&
    (waitTimeLimit === undefined || (service.waitTime ?? Infinity) <= waitTimeLimit)
  );
}
