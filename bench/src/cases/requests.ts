import { randomUUID } from 'node:crypto';
import { buildApimHeaders } from '@ers-kit/apim-headers';
import { environments } from '@ers-kit/environments';
import { migrateRequest } from '@ers-kit/hscn';
import { matchOperation, operationUrl } from '@ers-kit/operations';
import type { Comparison, Growth } from '../comparison.js';

const { integration } = environments;
const context = {
  mode: 'user-restricted',
  organisation: 'R69',
  businessFunction: 'SERVICE_PROVIDER_CLINICIAN',
} as const;
const ubrn = '000000070000';
const version = 4;
const accessToken = 'g1112R_ccQ1Ebbb4gtHBP1aaaNM';
const legacyRequest = {
  method: 'GET',
  url: `https://api.int1.ers.ncrs.nhs.uk/ers-api/STU3/v1/ReferralRequest/${ubrn}`,
  headers: {
    XAPI_ASID: '100000001234',
    HTTP_X_SESSION_KEY: 'pro-api-session:d32e2399-97b8-42f9-b871-4c3bc58197e6',
  },
};

/** Headers, URLs and translation, beside the same by hand. */
export const requestComparisons: readonly Comparison[] = [
  {
    id: 'headers',
    package: 'apim-headers',
    task: 'headers of A013, checked',
    beside: 'the object written out by hand, unchecked',
    ours: () => buildApimHeaders('A013', context, { version, accessToken }),
    theirs: () => ({ ...headersByHand(), 'If-Match': `W/"${version}"` }),
  },
  {
    id: 'url',
    package: 'operations',
    task: 'URL of A005, checked',
    beside: 'a template string, unchecked',
    ours: () => operationUrl(integration, 'A005', { ubrn }),
    theirs: () => urlByHand(ubrn),
  },
  {
    id: 'translate',
    package: 'hscn',
    task: 'translate a request (`migrateRequest`)',
    beside: 'that one request rewritten by hand, unchecked',
    ours: () => migrateRequest(legacyRequest, { environment: integration, context, accessToken }),
    theirs: () => ({
      method: 'GET',
      url: urlByHand(/\d{12}$/.exec(legacyRequest.url)![0]),
      headers: headersByHand(),
    }),
  },
];

function headersByHand(): Record<string, string> {
  return {
    Accept: 'application/fhir+json',
    Authorization: `Bearer ${accessToken}`,
    'NHSD-End-User-Organisation-ODS': context.organisation,
    'NHSD-eRS-Business-Function': context.businessFunction,
    'X-Correlation-ID': randomUUID(),
  };
}

const urlByHand = (number: string): string =>
  `https://int.api.service.nhs.uk/referrals/FHIR/STU3/ReferralRequest/${number}`;

/** Recognition and translation of longer and longer requests. */
export const requestGrowth: readonly Growth[] = [
  {
    id: 'match-path',
    package: 'operations',
    task: 'recognise a URL (`matchOperation`) below a long base path',
    unit: 'characters',
    base: 100,
    expected: 'straight',
    jobFor: (length) => {
      const url = `/${'a/'.repeat(length / 2)}FHIR/STU3/ReferralRequest/${ubrn}`;
      if (!matchOperation('GET', url)) throw new Error('The URL is not recognised.');
      return () => matchOperation('GET', url);
    },
  },
  {
    id: 'translate-headers',
    package: 'hscn',
    task: 'translate a request with headers of its own',
    unit: 'headers',
    base: 10,
    expected: 'straight',
    jobFor: (count) => {
      const others = Array.from({ length: count }, (_, index) => [`X-Other-${index}`, 'value']);
      const request = {
        ...legacyRequest,
        headers: { ...legacyRequest.headers, ...Object.fromEntries(others) },
      };
      return () => migrateRequest(request, { environment: integration, context, accessToken });
    },
  },
];
