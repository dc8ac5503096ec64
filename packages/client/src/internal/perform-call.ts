import type { Client, RequestOptions } from 'fhir-kit-client';
import { operations, type FhirVersion, type OperationDefinition } from '@ers-kit/operations';
import { downloadFile } from './download-file.js';
import { exchange, type ExchangeSettings } from './exchange.js';
import { createFhirKitClient, type FhirKitRequest } from './fhir-kit.js';
import type { PreparedCall } from './prepare-call.js';
import { readResource } from './read-resource.js';
import { fileResult, locationResult, resourceResult, versionResult } from './read-result.js';
import type { Answer } from './send.js';
import type { Validation } from './validate-resource.js';

/** A call on its way through fhir-kit-client, which hands options on untouched, and the answer on its way back. */
interface PreparedOptions extends RequestOptions {
  readonly call: PreparedCall;
  answer?: Answer;
}

const isPrepared = (options: RequestOptions | undefined): options is PreparedOptions =>
  options !== undefined && 'call' in options;

/** Sends prepared calls and makes results of their answers. */
export type PerformCall = (call: PreparedCall) => Promise<unknown>;

/** A {@link PerformCall} over one fhir-kit-client for each FHIR release. */
export function createPerformCall(
  fhirBaseUrls: Readonly<Record<FhirVersion, string>>,
  settings: ExchangeSettings,
  validation: Validation,
): PerformCall {
  const request: FhirKitRequest = async (_method, _url, options) => {
    if (!isPrepared(options)) throw new TypeError('Only calls of the catalogue are sent.');
    options.answer = await exchange(options.call, settings);
    return readResource(options.call, options.answer);
  };
  const clients: Readonly<Record<FhirVersion, Client>> = {
    STU3: createFhirKitClient(fhirBaseUrls.STU3, request),
    R4: createFhirKitClient(fhirBaseUrls.R4, request),
  };
  return async (call) => {
    const { fhirVersion, method, response }: OperationDefinition = operations[call.operation];
    if (response.resourceType !== undefined) {
      const options: PreparedOptions = { call };
      const resource = await clients[fhirVersion].request(call.url, { method, options });
      const head = options.answer ?? { status: response.status, headers: new Headers() };
      return resourceResult(call, resource, head, validation);
    }
    return performWithoutResource(call, settings);
  };
}

async function performWithoutResource(call: PreparedCall, settings: ExchangeSettings): Promise<unknown> {
  const { operation } = call;
  if (operation === 'A006' || operation === 'A042') return downloadFile(call, settings);
  const answer = await exchange(call, settings);
  if (operation === 'A020') return locationResult(call, answer);
  if (operation === 'A037') return versionResult(call, answer);
  return fileResult(call, answer, answer.body);
}
