import { randomUUID } from 'node:crypto';

import { codeSystems, profileUrls } from '@ers-kit/fhir/stu3';

import { availableActions, type Action } from '../available-actions.js';
import { hasRelationship } from '../referral-record.js';
import { badRequest } from '../refusal.js';
import type { Operation } from '../service-context.js';

const displays: Readonly<Record<Action, string>> = {
  RECORD_REVIEW_OUTCOME: 'Record Review Outcome',
  CREATE_APPOINTMENT: 'Create Appointment',
  CHANGE_SHORTLIST: 'Change Shortlist',
  CHANGE_SHORTLIST_AND_SEND_FOR_TRIAGE: 'Change Shortlist and Send for Triage',
  CANCEL_REFERRAL: 'Cancel Referral',
  CANCEL_DIRECTLY_BOOKED_APPOINTMENT: 'Cancel Directly Booked Appointment',
};

/** A029: what the caller can do with a referral now. Bad input is answered with 400 here. */
export const retrieveAvailableActions: Operation = ({ caller, parameters }, context) => {
  const { focus, intent, status } = parameters;
  for (const [name, value] of Object.entries({ focus, intent, status })) {
    if (value === undefined || value === '')
      throw badRequest('MISSING_PARAMETER', `'${name}' is required`, 'required');
  }
  if (intent !== 'proposal') throw badRequest('INVALID_VALUE', "'intent' has to be proposal", 'value');
  if (status !== 'ready') throw badRequest('INVALID_VALUE', "'status' has to be ready", 'value');
  const [, ubrn = '', version] = /^ReferralRequest\/(\d{12})\/_history\/(\d+)$/.exec(String(focus)) ?? [];
  if (version === undefined) {
    throw badRequest('INVALID_VALUE', "'focus' has to name a referral and its version", 'value');
  }
  const record = context.store.referral(ubrn);
  if (!record) throw badRequest('REFERENCE_NOT_FOUND', "'focus' names no referral", 'value');
  if (record.resource.meta.versionId !== version) {
    throw badRequest('HISTORY_NOT_SUPPORTED', "'focus' names a version that is not the current one", 'value');
  }
  const actions = hasRelationship(caller, record, context.directory)
    ? availableActions(record, caller, context.directory)
    : [];
  return {
    status: 200,
    resource: buildBundle(actions, String(focus), context.fhirBaseUrls.STU3, context.clock.now()),
  };
};

function buildBundle(actions: readonly Action[], focus: string, stu3BaseUrl: string, now: number): object {
  return {
    id: randomUUID(),
    meta: { lastUpdated: new Date(now).toISOString(), profile: [profileUrls.bundle] },
    resourceType: 'Bundle',
    type: 'searchset',
    link: [
      {
        relation: 'self',
        url: `${stu3BaseUrl}/Task?focus=${encodeURIComponent(focus)}&intent=proposal&status=ready`,
      },
    ],
    entry: actions.map((code) => {
      const id = randomUUID();
      return {
        fullUrl: `${stu3BaseUrl}/Task/${id}`,
        resource: {
          id,
          meta: { profile: [profileUrls.task] },
          resourceType: 'Task',
          status: 'ready',
          intent: 'proposal',
          code: { coding: [{ system: codeSystems.availableActions.system, code, display: displays[code] }] },
          focus: { reference: focus },
        },
        search: { mode: 'match' },
      };
    }),
  };
}
