import { identifierSystems, referenceDataSystem, codeSystems } from '@ers-kit/fhir/stu3';

import type { Service } from '../../seed/service.js';
import { requireAction } from '../available-actions.js';
import { buildAppointment, type AppointmentFacts } from '../build-appointment.js';
import type { Call } from '../caller.js';
import { changeReferral, requireReferral, requireVersion } from '../change-referral.js';
import { codeDisplay } from '../code-displays.js';
import { withNewAppointment, withPathwayStart, withState } from '../edit-referral.js';
import type { ReferralRecord } from '../referral-record.js';
import { appointmentOf, nhsNumberOf, shortlistedServices } from '../referral-view.js';
import { Refusal, unprocessable } from '../refusal.js';
import { readResource } from '../request-body.js';
import { checkDeferral, requireSlot } from '../rules/booking.js';
import type { Operation, ServiceContext } from '../service-context.js';
import type { ErsAppointment, ErsReferralRequest } from '../wire-types.js';

/** A016: books a slot, defers to the provider, or sends for triage. */
export const createAppointment: Operation = async (call, context) => {
  const request = await readResource<ErsAppointment>(call, 'appointment');
  const { ubrn, version } = readIncomingReferral(request);
  const found = requireIncomingReferral(call, context, ubrn);
  requireVersion(found, version);
  const id = String(context.store.nextNumber('appointment'));
  const changed = await changeReferral(context, found, (record) => {
    requireAction(record, 'CREATE_APPOINTMENT', call.caller, context.directory);
    return place(record, request, id, context);
  });
  const appointment = appointmentOf(changed.resource);
  return {
    status: 201,
    resource: { ...appointment, id },
    version: appointment?.meta.versionId ?? '0',
  };
};

function readIncomingReferral({ incomingReferral }: ErsAppointment): { ubrn: string; version: string } {
  const reference = incomingReferral?.[0]?.reference ?? '';
  const [, ubrn, version] = /^ReferralRequest\/(\d{12})\/_history\/(\d+)$/.exec(reference) ?? [];
  if (ubrn === undefined || version === undefined) {
    throw unprocessable(
      'INVALID_VALUE',
      "'incomingReferral' has to name a referral and its version",
      'value',
    );
  }
  return { ubrn, version };
}

/** A016 declares no 404: a referral that is not there is a reference that is not found. */
function requireIncomingReferral(call: Call, context: ServiceContext, ubrn: string): ReferralRecord {
  try {
    return requireReferral(call, context, ubrn);
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) {
      throw unprocessable('REFERENCE_NOT_FOUND', "'incomingReferral' names no referral", 'value');
    }
    throw error;
  }
}

const participant = ({ participant: people }: ErsAppointment, system: string): string | undefined =>
  people.find(({ actor }) => actor?.identifier?.system === system)?.actor?.identifier?.value;

function place(record: ReferralRecord, request: ErsAppointment, id: string, context: ServiceContext) {
  const { resource } = record;
  const service = requireShortlistedService(resource, request, context);
  if (participant(request, identifierSystems.nhsNumber) !== nhsNumberOf(resource)) {
    throw unprocessable('INAPPROPRIATE_VALUE', 'The patient has to be the one of the referral.');
  }
  const clinician = participant(request, identifierSystems.sdsUserId);
  if (request.status === 'booked') return book(resource, request, { id, service, clinician }, context);
  if (request.status === 'proposed') return defer(resource, request, { id, service, clinician }, context);
  throw unprocessable('INAPPROPRIATE_VALUE', "'status' has to be booked or proposed");
}

function requireShortlistedService(
  resource: ErsReferralRequest,
  request: ErsAppointment,
  { directory }: ServiceContext,
): Service {
  const serviceId = participant(request, identifierSystems.ersService) ?? '';
  const service = directory.service(serviceId);
  if (!service) throw unprocessable('REFERENCE_NOT_FOUND', 'The service is none of e-RS.', 'value');
  if (!shortlistedServices(resource).includes(serviceId)) {
    throw unprocessable('INAPPROPRIATE_VALUE', 'The service is not on the shortlist.');
  }
  return service;
}

interface Placement {
  readonly id: string;
  readonly service: Service;
  readonly clinician: string | undefined;
}

function book(
  resource: ErsReferralRequest,
  request: ErsAppointment,
  { id, service, clinician }: Placement,
  context: ServiceContext,
) {
  const slot = requireSlot(request, service, clinician, context);
  context.store.setFree(slot.id, false);
  const facts = { status: 'booked', slot: slot.id, start: slot.start, end: slot.end } as const;
  const booked = withPlacement(resource, request, { id, service, clinician }, facts, context);
  return { resource: withState(booked, { code: 'BOOKED' }), review: 'NEVER_REVIEWED' } as const;
}

function defer(
  resource: ErsReferralRequest,
  request: ErsAppointment,
  placement: Placement,
  context: ServiceContext,
) {
  const code = request.reason?.[0]?.coding[0]?.code ?? '';
  const reason = { system: codeSystems.reviewReason.system, code };
  checkDeferral(reason, request, placement.service, context);
  const deferred = withPlacement(resource, request, placement, { status: 'proposed', reason }, context);
  const triage = code === 'TRIAGE';
  return {
    resource: withState(deferred, {
      code: triage ? 'AWAITING_TRIAGE' : 'DEFERRED_TO_PROVIDER',
      reason,
    }),
    review: triage ? ('NEVER_REVIEWED' as const) : undefined,
  };
}

/** A referral at a service: with the appointment, and the specialty of the service. */
function withPlacement(
  resource: ErsReferralRequest,
  request: ErsAppointment,
  { id, service, clinician }: Placement,
  facts: Pick<AppointmentFacts, 'status'> & Partial<AppointmentFacts>,
  { clock, fhirBaseUrls }: ServiceContext,
): ErsReferralRequest {
  const referral = {
    ubrn: resource.id,
    version: Number(resource.meta.versionId),
    nhsNumber: nhsNumberOf(resource) ?? '',
  };
  const appointment = buildAppointment(
    {
      id,
      version: 0,
      service,
      ...(clinician === undefined ? {} : { clinician }),
      created: new Date(clock.now()).toISOString(),
      ...(request.comment === undefined ? {} : { comment: request.comment }),
      ...facts,
    },
    referral,
    'appointment',
  );
  const system = referenceDataSystem(fhirBaseUrls.STU3, 'SPECIALTY');
  const { specialty: code } = service;
  return {
    ...withNewAppointment(withPathwayStart(resource, clock.now()), appointment, id),
    specialty: { coding: [{ system, code, display: codeDisplay('SPECIALTY', code) }] },
  };
}
