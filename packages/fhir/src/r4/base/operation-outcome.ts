import type { BaseResource } from '../../internal/table.js';

/** OperationOutcome in FHIR R4 (4.0.1). Source: http://hl7.org/fhir/R4/operationoutcome.html */
export const operationOutcome: BaseResource = {
  type: 'OperationOutcome',
  kind: 'domain',
  fields: {
    issue: [
      '+',
      {
        severity: 'code!:fatal|error|warning|information',
        code: 'code!:invalid|structure|required|value|invariant|security|login|unknown|expired|forbidden|suppressed|processing|not-supported|duplicate|multiple-matches|not-found|deleted|too-long|code-invalid|extension|too-costly|business-rule|conflict|transient|lock-error|no-store|exception|timeout|incomplete|throttled|informational',
        details: 'CodeableConcept',
        diagnostics: 'string',
        location: 'string*',
        expression: 'string*',
      },
    ],
  },
};
