import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { defineEnvironment } from '@ers-kit/environments';
import { serve } from '@ers-kit/internal/testing';
import { onTestFinished } from 'vitest';
import { createErsClient, type ErsClient, type ErsClientOptions } from '../src/index.js';

/** A UBRN that no error may repeat. */
export const ubrn = '000000070000';
/** A token that no error may repeat. */
export const accessToken = 'token-canary-4711';

export const clinician = {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
} as const;
export const referrer = {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'REFERRING_CLINICIAN',
} as const;

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface TestServer {
  readonly url: string;
  readonly seen: SeenRequest[];
  readonly client: (options?: Partial<ErsClientOptions>) => ErsClient;
}

export type Answering = (request: SeenRequest, response: ServerResponse, index: number) => unknown;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}

/** A server that answers as told for the length of one test, and clients for it that try once. */
export async function startServer(answer: Answering): Promise<TestServer> {
  const seen: SeenRequest[] = [];
  const { url, ...server } = await serve((request, response) => {
    void bodyOf(request).then((body) => {
      const { method = '', url: target = '', headers } = request;
      const one = { method, url: target, headers, body };
      seen.push(one);
      return answer(one, response, seen.length - 1);
    });
  });
  onTestFinished(() => server.stop());
  const environment = defineEnvironment({ name: 'test', ersBaseUrl: `${url}/referrals` });
  const client: TestServer['client'] = (options = {}) =>
    createErsClient({
      environment,
      accessToken: () => accessToken,
      context: clinician,
      retry: false,
      limiter: false,
      ...options,
    });
  return { url, seen, client };
}

/** Answers every request alike. */
export const answerWith =
  (status: number, headers: Record<string, string>, body: string | Uint8Array = ''): Answering =>
  (_request, response) =>
    response.writeHead(status, headers).end(body);

export const fhirJson = { 'content-type': 'application/fhir+json' };

export const referral = {
  resourceType: 'ReferralRequest',
  id: ubrn,
  meta: { versionId: '5' },
  status: 'active',
  intent: 'plan',
  subject: { identifier: { system: 'http://fhir.nhs.net/Id/nhs-number', value: '9990000018' } },
};

/** What a promise rejects with; fails the test where it does not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new Error('The call was expected to fail.');
}
