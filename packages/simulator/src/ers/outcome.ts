import { codeSystems, profileUrls } from '@ers-kit/fhir/stu3';

import type { Issue, Refusal } from './refusal.js';

/** The FHIR version of an API path. Whatever is not R4 counts as STU3, as in the proxy. */
export type ApiVersion = 'STU3' | 'R4';

/** Who made an error: the two write OperationOutcomes differently. */
export type Maker = 'gateway' | 'service';

const r4 = {
  gatewayProfile: 'https://www.hl7.org/fhir/R4/operationoutcome.html',
  gatewaySystem: 'https://fhir.nhs.uk/CodeSystem/NHSD-API-ErrorOrWarningCode',
  httpSystem: 'https://fhir.nhs.uk/CodeSystem/http-error-codes',
  ersSystem: 'https://fhir.nhs.uk/CodeSystem/ers-error-codes',
} as const;

/** R4 names errors of HTTP itself after booking and referral standard; by status. */
const r4CodeByStatus: Readonly<Record<number, { code: string; issueCode: string }>> = {
  400: { code: 'REC_BAD_REQUEST', issueCode: 'invalid' },
  403: { code: 'REC_FORBIDDEN', issueCode: 'forbidden' },
  404: { code: 'REC_NOT_FOUND', issueCode: 'not-found' },
  406: { code: 'REC_NOT_ACCEPTABLE', issueCode: 'not-supported' },
  500: { code: 'REC_SERVER_ERROR', issueCode: 'exception' },
  503: { code: 'REC_UNAVAILABLE', issueCode: 'transient' },
};

/** Codes that R4 operations share with STU3, under e-RS's own system. */
const r4ErsCodes = new Set(['NO_RELATIONSHIP', 'PENDING', 'THREATS_FOUND', 'VALIDATION_FAILED']);

/** The OperationOutcome of a STU3 operation. */
export function stu3Outcome(issues: readonly Issue[], maker: Maker, now: number): object {
  return {
    meta: {
      ...(maker === 'gateway' ? { lastUpdated: new Date(now).toISOString() } : {}),
      profile: [profileUrls.operationOutcome],
    },
    resourceType: 'OperationOutcome',
    issue: issues.map(({ code, issueCode, diagnostics }) => ({
      severity: 'error',
      code: issueCode,
      details: {
        coding: [
          {
            system: codeSystems.apiErrorCode.system,
            code,
            ...(maker === 'gateway' ? {} : { display: displayOf(code) }),
          },
        ],
      },
      diagnostics,
    })),
  };
}

/** The OperationOutcome of an R4 operation. */
export function r4Outcome({ status, issues }: Refusal, maker: Maker, now: number): object {
  return {
    resourceType: 'OperationOutcome',
    meta: {
      lastUpdated: new Date(now).toISOString(),
      ...(maker === 'gateway' ? { profile: [r4.gatewayProfile] } : {}),
    },
    issue: issues.map((issue) => {
      const { system, code, issueCode } =
        maker === 'gateway' ? gatewayCoding(issue) : r4Coding(status, issue);
      return {
        severity: 'error',
        code: issueCode,
        details: { coding: [{ system, code }] },
        ...(issue.diagnostics === '' ? {} : { diagnostics: issue.diagnostics }),
      };
    }),
  };
}

const gatewayCoding = ({ code, issueCode }: Issue) => ({ system: r4.gatewaySystem, code, issueCode });

function r4Coding(status: number, { code, issueCode }: Issue) {
  if (r4ErsCodes.has(code)) return { system: r4.ersSystem, code, issueCode };
  const known = r4CodeByStatus[status];
  return {
    system: r4.httpSystem,
    code: known?.code ?? code,
    issueCode: issueCode === 'required' ? issueCode : (known?.issueCode ?? issueCode),
  };
}

/** `NO_RELATIONSHIP` → `No relationship`: how the published outcomes word `display`. */
function displayOf(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
