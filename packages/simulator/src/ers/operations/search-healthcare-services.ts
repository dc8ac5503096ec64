import {
  codeSystems,
  extensionUrls,
  identifierSystems,
  profileUrls,
  referenceDataSystem,
} from '@ers-kit/fhir/stu3';
import type { CodeOf } from '@ers-kit/fhir/stu3';
import type { Extension, Parameters } from 'fhir/r3.js';

import type { Service } from '../../seed/service.js';
import { requirePatient, requireReferringClinician } from '../rules/people.js';
import { checkCriteria } from '../rules/criteria.js';
import { findServices, readSearchCriteria } from '../rules/service-search.js';
import { readParameters } from '../request-body.js';
import type { Operation, ServiceContext } from '../service-context.js';

/** A010: the services a patient could be referred to. */
export const searchHealthcareServices: Operation = async (call, context) => {
  const parameters = await readParameters(call, 'patientServiceSearch');
  requirePatient(parameters, context);
  requireReferringClinician(parameters, call, context);
  const searched = parameters.one('searchCriteria')?.resource as Parameters;
  const criteria = readSearchCriteria(searched);
  checkCriteria(criteria, searched, context.directory);
  const requestType = parameters.one('requestType')?.valueCoding?.code as CodeOf<'requestType'>;
  const byWait = parameters.one('sortBy')?.valueCoding?.code === 'IWT';
  const weight = (service: Service) => (byWait ? (service.waitTime ?? Infinity) : service.distance);
  const services = findServices(criteria, requestType, context).toSorted(
    (left, right) => weight(left) - weight(right),
  );
  return { status: 200, resource: buildServiceList(services, context) };
};

function buildServiceList(services: readonly Service[], context: ServiceContext): object {
  return {
    meta: { profile: [profileUrls.fetchServicesList] },
    resourceType: 'List',
    status: 'current',
    mode: 'snapshot',
    entry: services.map((service) => ({
      extension: [{ extension: searchParts(service), url: extensionUrls.serviceSearchListItem }],
      item: {
        extension: [{ extension: summaryParts(service, context), url: extensionUrls.serviceSummaryView }],
        identifier: { system: identifierSystems.ersService, value: service.id },
      },
    })),
    ...(services.length > 0
      ? {}
      : {
          emptyReason: {
            coding: [{ system: codeSystems.listEmptyReason.system, code: 'nilknown', display: 'no results' }],
          },
        }),
  };
}

const concept = (url: string, system: string, code: string): Extension => ({
  url,
  valueCodeableConcept: { coding: [{ system, code }] },
});

function searchParts({ distance, waitTime }: Service): Extension[] {
  const url = 'indicativeAppointmentWaitTime';
  return [
    { url: 'displayProminently', valueBoolean: false },
    { url: 'distance', valueUnsignedInt: distance },
    waitTime === undefined
      ? concept(url, codeSystems.indicativeWaitTime.system, 'LIMITED_AVAILABILITY')
      : { url, valueUnsignedInt: waitTime },
  ];
}

function summaryParts(service: Service, { fhirBaseUrls }: ServiceContext): Extension[] {
  return [
    { url: 'serviceName', valueString: service.name },
    concept('specialty', referenceDataSystem(fhirBaseUrls.STU3, 'SPECIALTY'), service.specialty),
    concept('genderTreated', codeSystems.genderTreated.system, service.genderTreated),
    concept('bookableType', codeSystems.bookableType.system, service.bookableType),
    concept('supportedAppointmentType', codeSystems.appointmentType.system, service.appointmentType),
    { url: 'referralLetterRequired', valueBoolean: service.referralLetterRequired },
    {
      url: 'location',
      valueReference: {
        identifier: { system: identifierSystems.locationOrganisation, value: service.site },
        display: service.siteName,
      },
    },
    {
      url: 'linkToNHSWebsite',
      valueString: `https://www.nhs.uk/service-search/other-services/chooseandbook?serviceId=${service.id}`,
    },
    ...service.requestFlows.map((flow) =>
      concept('supportedRequestFlowType', codeSystems.requestFlowType.system, flow),
    ),
  ];
}
