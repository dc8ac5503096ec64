import { randomUUID } from 'node:crypto';

import { extensionUrls, identifierSystems, profileUrls } from '@ers-kit/fhir/stu3';

import type { Call } from '../caller.js';
import { buildStateExtension } from '../referral-states.js';
import { recordReferral, type ReferralRecord } from '../referral-record.js';
import { unprocessable } from '../refusal.js';
import { readParameters, type ParameterReader } from '../request-body.js';
import { requirePatient, requireReferringClinician } from '../rules/people.js';
import { letterDueOf, priorityExtension, requireShortlist, type Shortlist } from '../rules/shortlist.js';
import type { Operation, ServiceContext } from '../service-context.js';
import type { ErsReferralRequest } from '../wire-types.js';

const year = 365 * 86_400_000;

/** A011: a referral with its shortlist. Nothing is sent to anybody yet. */
export const createReferral: Operation = async (call, context) => {
  const record = newReferral(await readParameters(call, 'createReferral'), call, context);
  context.store.putReferral(record);
  return { status: 201, resource: record.resource, version: record.resource.meta.versionId };
};

/** A referral out of the parameters that A011 and A021 have in common. */
export function newReferral(
  parameters: ParameterReader,
  call: Call,
  context: ServiceContext,
): ReferralRecord {
  const { clock, store } = context;
  const nhsNumber = requirePatient(parameters, context);
  const referringClinician = requireReferringClinician(parameters, call, context);
  const shortlist = requireShortlist(parameters, 'APPOINTMENT_REQUEST', context);
  const pathwayStart = readPathwayStart(parameters, clock.now());
  const { organisation } = call.caller;
  const resource = buildNewReferral({
    ubrn: String(store.nextNumber('ubrn')),
    nhsNumber,
    organisation,
    shortlist,
    pathwayStart,
  });
  return {
    ...recordReferral(resource, {
      created: clock.now(),
      referringOrganisation: organisation,
      referringClinician,
    }),
    ...letterDueOf(parameters, clock.now()),
  };
}

/** Where it is not given, the pathway begins when the referral is placed at a service. */
function readPathwayStart(parameters: ParameterReader, now: number): string | undefined {
  const given = parameters.one('eReferralPathwayStart')?.valueInstant;
  if (given === undefined) return undefined;
  const start = Date.parse(given);
  if (start > now || start < now - year) {
    throw unprocessable(
      'INVALID_VALUE',
      "'eReferralPathwayStart' has to be in the past, and within 365 days",
      'value',
    );
  }
  return new Date(start).toISOString();
}

/** What a new referral is made of. */
interface NewReferral {
  readonly ubrn: string;
  readonly nhsNumber: string;
  readonly organisation: string;
  readonly shortlist: Shortlist;
  readonly pathwayStart: string | undefined;
}

function buildNewReferral({
  ubrn,
  nhsNumber,
  organisation,
  shortlist,
  pathwayStart,
}: NewReferral): ErsReferralRequest {
  return {
    id: ubrn,
    meta: { versionId: '1', profile: [profileUrls.referralRequest] },
    resourceType: 'ReferralRequest',
    extension: [
      priorityExtension(shortlist),
      ...(pathwayStart === undefined
        ? []
        : [{ url: extensionUrls.eReferralPathwayStart, valueInstant: pathwayStart }]),
      { url: extensionUrls.referralShortlist, valueReference: { reference: '#shortlist' } },
      {
        url: extensionUrls.commissioningRuleOrganisation,
        valueIdentifier: { system: identifierSystems.odsOrganisation, value: organisation },
      },
      buildStateExtension({ code: 'NOT_BOOKED' }),
    ],
    contained: [shortlist.criteria, shortlist.list],
    status: 'active',
    subject: { identifier: { system: identifierSystems.nhsNumber, value: nhsNumber } },
    supportingInfo: [],
    intent: 'plan',
    identifier: [{ system: identifierSystems.ersRequestId, value: `r.${randomUUID()}` }],
  };
}
