import { stu3Outcome } from '../ers/outcome.js';
import type { Refusal } from '../ers/refusal.js';
import type { ServiceContext } from '../ers/service-context.js';
import { toDstu2 } from './dstu2/to-dstu2.js';
import { toStu3WorklistQuery } from './dstu2/worklist-request.js';
import { dstu2Outcome } from './dstu2/outcome.js';

/** How the legacy API writes what the operations answer. */
export interface Dialect {
  readonly contentType: string;
  translate(resource: object, context: ServiceContext): object;
  /** A request body as the operations read it. */
  readBody(bytes: Uint8Array<ArrayBuffer>, context: ServiceContext): Uint8Array<ArrayBuffer>;
  /** An error; only a 422 has a body. */
  refuse(refusal: Refusal): Response;
}

const refuseWith =
  (contentType: string, outcome: (refusal: Refusal) => object) =>
  (refusal: Refusal): Response =>
    refusal.status === 422
      ? new Response(JSON.stringify(outcome(refusal)), {
          status: 422,
          headers: { 'Content-Type': contentType },
        })
      : new Response(null, { status: refusal.status });

/** The two FHIR versions of the legacy API. STU3 is what the new API answers, to the letter. */
export const dialects: Readonly<Record<'DSTU2' | 'STU3', Dialect>> = {
  STU3: {
    contentType: 'application/fhir+json',
    translate: (resource) => resource,
    readBody: (bytes) => bytes,
    refuse: refuseWith('application/fhir+json', ({ issues }) => stu3Outcome(issues, 'service', 0)),
  },
  DSTU2: {
    contentType: 'application/json+fhir',
    translate: toDstu2,
    // The worklist is the only operation of DSTU2 that has a body.
    readBody: (bytes, { fhirBaseUrls }) => toStu3WorklistQuery(bytes, fhirBaseUrls.STU3),
    refuse: refuseWith('application/json+fhir', dstu2Outcome),
  },
};
