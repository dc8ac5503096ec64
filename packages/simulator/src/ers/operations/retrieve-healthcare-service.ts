import { codeDisplays, codeSystems, extensionUrls, identifierSystems } from '@ers-kit/fhir/r4';

import type { Extension } from 'fhir/r4.js';

import type { Service } from '../../seed/service.js';
import { buildR4Bundle } from '../r4-bundle.js';
import { badRequest, notFound } from '../refusal.js';
import type { Reply } from '../reply.js';
import type { Operation } from '../service-context.js';

/** Services do not change while the simulator runs. */
const version = '1';
const noCache = { 'Cache-Control': 'no-cache' };

/** A033: one service; A037 answers the same without a body. */
export const retrieveHealthcareService: Operation = ({ parameters, operation }, { directory }): Reply => {
  const service = directory.service(String(parameters['id']));
  if (!service) throw notFound('There is no such service.');
  const found = { status: 200, version, headers: noCache };
  return operation.method === 'HEAD' ? found : { ...found, resource: buildService(service) };
};

/** A035: several services, those that there are. */
export const searchHealthcareServicesById: Operation = ({ parameters }, context) => {
  const asked = [parameters['_id'] ?? []].flat().flatMap((value) => value.split(','));
  if (asked.length === 0 || asked.length > 20 || asked.some((id) => !/^\d+$/.test(id))) {
    throw badRequest('REC_BAD_REQUEST', "'_id' has to hold 1 to 20 ids of services", 'invalid');
  }
  const found = asked
    .flatMap((id) => context.directory.service(id) ?? [])
    .map((service) => ({
      fullUrl: `${context.fhirBaseUrls.R4}/HealthcareService/${service.id}`,
      resource: buildService(service),
    }));
  return { status: 200, resource: buildR4Bundle(found, `HealthcareService?_id=${asked.join(',')}`, context) };
};

/** R4 has other words for what a service does. */
const flowNames = {
  APPOINTMENT_REQUEST: 'BOOKABLE',
  TRIAGE_REQUEST: 'REVIEW',
  ADVICE_AND_GUIDANCE_REQUEST: 'ADVICE_AND_GUIDANCE',
} as const;

function buildService(service: Service): object {
  const coded = (system: string, code: string, display: string) => ({ coding: [{ system, code, display }] });
  const { bookableType } = service;
  const extension = buildExtensions(service);
  return {
    id: service.id,
    meta: { versionId: version },
    language: 'en',
    resourceType: 'HealthcareService',
    ...(extension.length > 0 ? { extension } : {}),
    active: true,
    location: [{ identifier: { system: identifierSystems.odsSite, value: service.site } }],
    name: service.name,
    type: [
      coded(
        codeSystems.appointmentType.system,
        service.appointmentType,
        codeDisplays.appointmentType[service.appointmentType],
      ),
    ],
    characteristic: [
      ...service.requestFlows.map((flow) => {
        const code = flowNames[flow];
        return coded(codeSystems.requestFlowType.system, code, codeDisplays.requestFlowType[code]);
      }),
      ...(bookableType === 'UNSPECIFIED'
        ? []
        : [coded(codeSystems.bookableType.system, bookableType, codeDisplays.bookableType[bookableType])]),
    ],
  };
}

function buildExtensions(service: Service): Extension[] {
  const { hours, instructions, patientTelephone, professionalEmail } = service;
  const told = (url: string, valueString: string | undefined): Extension[] =>
    valueString === undefined ? [] : [{ url, valueString }];
  const { contactPurpose, ersContactPurpose } = codeSystems;
  return [
    ...told(extensionUrls.hoursOfOperation, hours),
    ...told(extensionUrls.serviceInstructions, instructions),
    ...contact(contactPurpose.system, 'PATINF', 'Patient', 'phone', patientTelephone),
    ...contact(
      ersContactPurpose.system,
      'HEALTHCARE_PROFESSIONALS',
      'Healthcare Professionals',
      'email',
      professionalEmail,
    ),
  ];
}

function contact(
  system: string,
  code: string,
  display: string,
  medium: 'phone' | 'email',
  value: string | undefined,
): Extension[] {
  if (value === undefined) return [];
  return [
    {
      url: extensionUrls.healthcareServiceContact,
      extension: [
        { url: 'purpose', valueCodeableConcept: { coding: [{ system, code, display }] } },
        { url: 'telecom', valueContactPoint: { system: medium, value } },
      ],
    },
  ];
}
