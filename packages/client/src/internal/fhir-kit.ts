import { Client } from 'fhir-kit-client';

/** The method of fhir-kit-client that all its FHIR interactions go through. */
export type FhirKitRequest = Client['httpClient']['request'];

/**
 * A fhir-kit-client whose requests are sent by `request`. Its own way of sending takes no `fetch`, reads
 * bodies of any length, and throws errors whose message is the URL with the patient's identifiers.
 */
export function createFhirKitClient(baseUrl: string, request: FhirKitRequest): Client {
  const client = new Client({ baseUrl });
  client.httpClient.request = request;
  return client;
}
