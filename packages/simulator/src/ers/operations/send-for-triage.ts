import { profileUrls } from '@ers-kit/fhir/stu3';

import { buildAppointment } from '../build-appointment.js';
import { requireAction } from '../available-actions.js';
import {
  changeReferral,
  requireIfMatch,
  requireReferral,
  requireVersion,
  withVersion,
} from '../change-referral.js';
import { codeDisplay } from '../code-displays.js';
import { withNewAppointment, withPathwayStart, withState } from '../edit-referral.js';
import { appointmentIdOf, appointmentOf, nhsNumberOf, shortlistedServices } from '../referral-view.js';
import { unprocessable } from '../refusal.js';
import { readParameters } from '../request-body.js';
import { requireShortlist } from '../rules/shortlist.js';
import type { Operation, ServiceContext } from '../service-context.js';
import type { ErsReferralRequest } from '../wire-types.js';
import { withShortlist } from './change-shortlist.js';
import { newReferral } from './create-referral.js';
import { codeSystems, referenceDataSystem } from '@ers-kit/fhir/stu3';

/** A021 (deprecated): A011 and a triage at the one service of the shortlist, in one. */
export const createReferralAndSendForTriage: Operation = async (call, context) => {
  const parameters = await readParameters(call, 'createReferralAndSendForTriage');
  const record = newReferral(parameters, call, context);
  const resource = withTriage(record.resource, context);
  context.store.putReferral({ ...record, resource, review: 'NEVER_REVIEWED' });
  return { status: 201, resource, version: resource.meta.versionId };
};

/** A032 (deprecated): A031 and a triage at the one service of the shortlist, in one. */
export const changeShortlistAndSendForTriage: Operation = async (call, context) => {
  const version = requireIfMatch(call);
  const found = requireReferral(call, context);
  const parameters = await readParameters(call, 'changeShortlistAndSendForTriageRequest');
  requireVersion(found, version);
  const changed = await changeReferral(context, found, (record) => {
    requireAction(record, 'CHANGE_SHORTLIST', call.caller, context.directory);
    const shortlisted = withShortlist(
      record.resource,
      requireShortlist(parameters, 'APPOINTMENT_REQUEST', context),
    );
    return { resource: withTriage(shortlisted, context), review: 'NEVER_REVIEWED' };
  });
  const { resource } = changed;
  return {
    status: 200,
    resource: {
      meta: { profile: [profileUrls.changeShortlistAndSendForTriageResponse] },
      resourceType: 'Parameters',
      parameter: [
        { name: 'updatedReferralRequest', resource },
        {
          name: 'createdAppointment',
          resource: { ...appointmentOf(resource), id: appointmentIdOf(resource) },
        },
      ],
    },
  };
};

/** A referral that waits at a service for its triage. */
function withTriage(
  resource: ErsReferralRequest,
  { store, directory, clock, fhirBaseUrls }: ServiceContext,
): ErsReferralRequest {
  const service = directory.service(shortlistedServices(resource)[0] ?? '');
  if (!service?.requestFlows.includes('TRIAGE_REQUEST')) {
    throw unprocessable('INAPPROPRIATE_VALUE', 'The service triages no referrals.');
  }
  const id = String(store.nextNumber('appointment'));
  const reason = { system: codeSystems.reviewReason.system, code: 'TRIAGE' };
  const version = Number(resource.meta.versionId);
  const appointment = buildAppointment(
    { id, version: 0, status: 'proposed', service, created: new Date(clock.now()).toISOString(), reason },
    { ubrn: resource.id, version, nhsNumber: nhsNumberOf(resource) ?? '' },
    'appointment',
  );
  const { specialty: code } = service;
  const system = referenceDataSystem(fhirBaseUrls.STU3, 'SPECIALTY');
  const placed = {
    ...withNewAppointment(withPathwayStart(resource, clock.now()), appointment, id),
    specialty: { coding: [{ system, code, display: codeDisplay('SPECIALTY', code) }] },
  };
  return withVersion(withState(placed, { code: 'AWAITING_TRIAGE', reason }), version);
}
