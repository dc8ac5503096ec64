import type { CodeOf } from '@ers-kit/fhir/stu3';
import { codeSystems, extensionUrls } from '@ers-kit/fhir/stu3';

import type { Call } from '../caller.js';
import { noRelationship } from '../change-referral.js';
import { codeDisplay } from '../code-displays.js';
import { Refusal, unprocessable } from '../refusal.js';
import { noRecord, requireOpenRecord } from '../rules/records.js';
import type { ServiceContext } from '../service-context.js';
import { adviceStatusOf, concernsCaller, type AdviceRecord } from './advice-record.js';

/**
 * The request for advice of a call.
 *
 * @throws 404 where there is none, 422 `INVALID_REQUEST_TYPE`, `NO_RELATIONSHIP` or `PATIENT_ERROR`
 */
export function requireAdvice(
  { caller, operation, parameters }: Call,
  { store, directory }: ServiceContext,
  ubrn = String(parameters['ubrn']),
): AdviceRecord {
  const record = store.advice(ubrn);
  if (!record) throw noRecord(operation, 'request for advice', store.referral(ubrn) !== undefined);
  if (!concernsCaller(record, caller, directory)) throw noRelationship();
  requireOpenRecord(record.nhsNumber, operation, directory);
  return record;
}

/** Refuses a version that is no longer the current one. */
export function requireAdviceVersion({ resource }: AdviceRecord, version: string): void {
  if (resource.meta.versionId !== version) throw new Refusal(409);
}

/** Refuses unless the service is to answer. */
export function requireUnanswered(record: AdviceRecord): void {
  const status = adviceStatusOf(record);
  if (status !== 'PROVIDER_RESPONSE_REQUIRED') {
    throw unprocessable(
      'INVALID_REQUEST_STATE',
      `This cannot be done while the request is in state ${status}.`,
    );
  }
}

/** Changes a request for advice: nobody else may while it lasts (423), and its version goes up by one. */
export function changeAdvice(
  { store, clock }: ServiceContext,
  record: AdviceRecord,
  change: (record: AdviceRecord) => Partial<AdviceRecord>,
): AdviceRecord {
  const release = store.lock(`advice ${record.resource.id}`);
  if (!release) throw new Refusal(423);
  try {
    const changes = change(record);
    const resource = changes.resource ?? record.resource;
    const versionId = String(Number(record.resource.meta.versionId) + 1);
    const changed = {
      ...record,
      ...changes,
      resource: { ...resource, meta: { ...resource.meta, versionId } },
      lastUpdated: clock.now(),
    };
    store.putAdvice(changed);
    return changed;
  } finally {
    release();
  }
}

/** A request for advice that stands elsewhere, perhaps with another priority. */
export function withStatus(
  resource: AdviceRecord['resource'],
  status: CodeOf<'adviceAndGuidanceStatus'>,
  priority?: string,
): AdviceRecord['resource'] {
  const category = [{ coding: [{ system: codeSystems.adviceAndGuidanceStatus.system, code: status }] }];
  if (priority === undefined) return { ...resource, category };
  const others = (resource.extension ?? []).filter(({ url }) => url !== extensionUrls.referralPriority);
  const display = codeDisplay('PRIORITY', priority);
  const coding = [{ system: codeSystems.priority.system, code: priority, display }];
  return {
    ...resource,
    category,
    extension: [{ url: extensionUrls.referralPriority, valueCodeableConcept: { coding } }, ...others],
  };
}
