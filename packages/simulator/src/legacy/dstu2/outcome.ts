import { randomUUID } from 'node:crypto';

import type { Refusal } from '../../ers/refusal.js';
import { dstu2Profiles, dstu2Systems } from './urls.js';

/** Codes that had another name in DSTU2. */
const olderCodes: Readonly<Record<string, string>> = {
  INVALID_FHIR_STRUCTURE: 'FHIR_CONSTRAINT_VIOLATION',
  PATIENT_ERROR: 'PATIENT_SENSITIVE',
};

/** A DSTU2 OperationOutcome: it has an id, and one issue however many there are. */
export function dstu2Outcome({ issues }: Refusal): object {
  return {
    resourceType: 'OperationOutcome',
    id: randomUUID(),
    meta: { profile: [dstu2Profiles.operationOutcome] },
    issue: issues.slice(0, 1).map(({ code, issueCode, diagnostics }) => {
      const older = olderCodes[code] ?? code;
      return {
        severity: 'error',
        code: issueCode,
        details: { coding: [{ system: dstu2Systems.errorCode, code: older, display: older }] },
        diagnostics,
      };
    }),
  };
}
