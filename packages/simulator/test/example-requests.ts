import { operations, operationUrl, type OperationId } from '@ers-kit/operations';

import type { Simulator } from '../src/index.js';

/** The call that a published request body is for. */
export function toBody(
  simulator: Simulator,
  id: OperationId | undefined,
  body: unknown,
): [url: string, init: RequestInit] {
  if (id === undefined)
    throw new TypeError('the folder is no operation’s: add it to src/examples/folders.ts');
  const { fhirVersion, path, method } = operations[id];
  const filled = path.replace('{ubrn}', '000000070000').replace('{id}', '70000');
  return [
    `${simulator.environment.fhirBaseUrls[fhirVersion]}${filled}`,
    { method, headers: { 'content-type': 'application/fhir+json' }, body: JSON.stringify(body) },
  ];
}

const reads: Readonly<Record<string, OperationId>> = {
  retrieveReferralRequest: 'A005',
  retrieveAdviceAndGuidanceRequest: 'A024',
  retrieveAppointment: 'A038',
  getCodeSystem: 'A004',
  getService: 'A033',
};

/** The address at which a published response can be read: by its id, or by its self link. */
export function toRequest(
  file: string,
  json: Readonly<Record<string, unknown>>,
  simulator?: Simulator,
): string | undefined {
  const folder = file.split('/')[1] ?? '';
  const links = json['link'] as readonly { relation: string; url: string }[] | undefined;
  const self = links?.find(({ relation }) => relation === 'self')?.url;
  if (json['resourceType'] === 'Bundle') return self;
  const id = reads[folder];
  if (id === undefined) return undefined;
  const wanted = String(json['id']);
  const environment = simulator?.environment ?? {
    fhirBaseUrls: { STU3: 'http://127.0.0.1/FHIR/STU3', R4: 'http://127.0.0.1/FHIR/R4' },
  };
  return id === 'A004'
    ? operationUrl(environment, id, { codeSystemType: wanted as 'SPECIALTY' })
    : operationUrl(
        environment,
        id as 'A005',
        (id === 'A038' || (id as string) === 'A033' ? { id: wanted } : { ubrn: wanted }) as never,
      );
}
