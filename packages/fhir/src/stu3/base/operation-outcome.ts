import type { BaseResource } from '../../internal/table.js';

/** OperationOutcome in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/operationoutcome.html */
export const operationOutcome: BaseResource = {
  type: 'OperationOutcome',
  kind: 'domain',
  fields: {
    issue: [
      '+',
      {
        severity: 'code!:fatal|error|warning|information',
        code: 'code!:invalid|structure|required|value|invariant|security|login|unknown|expired|forbidden|suppressed|processing|not-supported|duplicate|not-found|too-long|code-invalid|extension|too-costly|business-rule|conflict|incomplete|transient|lock-error|no-store|exception|timeout|throttled|informational',
        details: 'CodeableConcept',
        diagnostics: 'string',
        location: 'string*',
        expression: 'string*',
      },
    ],
  },
};
