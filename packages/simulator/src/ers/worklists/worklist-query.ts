import type { CodeOf } from '@ers-kit/fhir/stu3';

import { isReferrer } from '../referral-record.js';
import { forbidden, unprocessable } from '../refusal.js';
import type { Call } from '../caller.js';
import type { ParameterReader } from '../request-body.js';
import type { ServiceContext } from '../service-context.js';

/** The worklists of referrals. */
export type ReferralListType = CodeOf<'referralListSelector'>;

/** Which entries of a worklist are wanted. */
export interface WorklistQuery {
  readonly listType: string;
  readonly service?: string;
  readonly specialty?: string;
  /** ODS code of the site. */
  readonly location?: string;
  /** SDS user id; `null` for entries without a clinician. */
  readonly clinician?: string | null;
}

const providerLists = ['REFERRALS_FOR_REVIEW', 'APPOINTMENT_SLOT_ISSUES', 'ADVICE_AND_GUIDANCE_REQUESTS'];

/** Reads and checks what A008 and A023 are asked for. */
export function readWorklistQuery(
  parameters: ParameterReader,
  call: Call,
  context: ServiceContext,
): WorklistQuery {
  const listType = parameters.one('listType')?.valueCodeableConcept?.coding?.[0]?.code ?? '';
  if (providerLists.includes(listType) === isReferrer(call.caller.businessFunction)) {
    throw forbidden('This worklist is for the other side of a referral.');
  }
  const service = parameters.one('service')?.valueIdentifier?.value;
  if (service === undefined && call.caller.mode === 'application-restricted') {
    throw unprocessable('MISSING_VALUE', "'service' has to be given by an application", 'required');
  }
  if (service !== undefined && !context.directory.service(service)) {
    throw unprocessable('REFERENCE_NOT_FOUND', "'service' is not a service of e-RS", 'value');
  }
  const specialty = readSpecialty(parameters);
  const location = parameters.one('location')?.valueIdentifier?.value;
  const clinician = readClinician(parameters);
  return {
    listType,
    ...(service === undefined ? {} : { service }),
    ...(specialty === undefined ? {} : { specialty }),
    ...(location === undefined ? {} : { location }),
    ...(clinician === undefined ? {} : { clinician }),
  };
}

const indicatorOf = (parameters: ParameterReader, name: string): string | undefined =>
  parameters.one(name)?.valueCodeableConcept?.coding?.[0]?.code;

/** The specialty goes with the indicator ASSIGNED, and NOT_ASSIGNED does not exist for it. */
function readSpecialty(parameters: ParameterReader): string | undefined {
  const indicator = indicatorOf(parameters, 'specialtyAssignedIndicator');
  const specialty = parameters.one('specialty')?.valueCodeableConcept?.coding?.[0]?.code;
  if (indicator === 'NOT_ASSIGNED' || (indicator === undefined && specialty !== undefined)) {
    throw unprocessable('INVALID_VALUE', "'specialtyAssignedIndicator' has to be ASSIGNED", 'value');
  }
  if (indicator === 'ASSIGNED' && specialty === undefined) {
    throw unprocessable('MISSING_VALUE', "'specialty' has to be given with ASSIGNED", 'required');
  }
  return specialty;
}

function readClinician(parameters: ParameterReader): string | null | undefined {
  const indicator = indicatorOf(parameters, 'clinicianAssignedIndicator');
  const clinician = parameters.one('clinician')?.valueIdentifier?.value;
  if (indicator === 'NOT_ASSIGNED') return null;
  return indicator === 'ASSIGNED' ? clinician : undefined;
}
