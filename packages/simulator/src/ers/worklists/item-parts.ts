import {
  codeSystems,
  identifierSystems,
  referenceDataSystem,
  type ReferenceDataSet,
} from '@ers-kit/fhir/stu3';
import type { Coding, Extension } from 'fhir/r3.js';

import { nhsNumberOf, priorityOf, specialtyOf } from '../referral-view.js';
import type { ReferralRecord } from '../referral-record.js';
import type { ServiceContext } from '../service-context.js';

/** The sub-extensions of worklist items. */
export const codeablePart = (url: string, { system = '', code = '', display }: Coding): Extension => ({
  url,
  valueCodeableConcept: { coding: [{ system, code, ...(display === undefined ? {} : { display }) }] },
});

export const dateTimePart = (url: string, milliseconds: number): Extension => ({
  url,
  valueDateTime: new Date(milliseconds).toISOString(),
});

export const identifierPart = (url: string, system: string, value: string, display?: string): Extension => ({
  url,
  valueReference: { identifier: { system, value }, ...(display === undefined ? {} : { display }) },
});

/** The patient as most worklists name them: by NHS number. */
export const patientPart = ({ resource }: ReferralRecord): Extension =>
  identifierPart('patient', identifierSystems.nhsNumber, nhsNumberOf(resource) ?? '');

export const priorityPart = ({ resource }: ReferralRecord): Extension =>
  codeablePart('priority', {
    system: codeSystems.priority.system,
    code: priorityOf(resource).code ?? '',
  });

export function specialtyPart({ resource }: ReferralRecord, { fhirBaseUrls }: ServiceContext): Extension {
  const set: ReferenceDataSet = 'SPECIALTY';
  return codeablePart('specialty', {
    system: referenceDataSystem(fhirBaseUrls.STU3, set),
    code: specialtyOf(resource)?.code ?? '',
  });
}

/** The service, by number and name. */
export function servicePart(serviceId: string, { directory }: ServiceContext): Extension {
  return identifierPart(
    'service',
    identifierSystems.ersService,
    serviceId,
    directory.service(serviceId)?.name,
  );
}
