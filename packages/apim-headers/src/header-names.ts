/**
 * The names of the headers of an e-RS call, as the specification spells them. HTTP compares them without
 * regard to case. Source: e-RS OpenAPI specification, header parameters.
 *
 * @example
 * ```ts
 * import { headerNames } from '@ers-kit/apim-headers';
 *
 * console.log(headerNames.onBehalfOf); // NHSD-eRS-On-Behalf-Of-User-ID
 * ```
 */
export const headerNames = {
  /** Bearer token of the API platform. */
  authorization: 'Authorization',
  /** ODS code of the organisation that the user acts for. */
  endUserOrganisation: 'NHSD-End-User-Organisation-ODS',
  /** What the user does there. */
  businessFunction: 'NHSD-eRS-Business-Function',
  /** SDS user id of the clinician acted for. */
  onBehalfOf: 'NHSD-eRS-On-Behalf-Of-User-ID',
  /** ODS code of the commissioning organisation of a referral. */
  commissioningRuleOrganisation: 'NHSD-eRS-Comm-Rule-Org',
  /** Name of an uploaded file. */
  fileName: 'NHSD-eRS-File-Name',
  /** UBRN of the request that an uploaded file belongs to. */
  referralId: 'NHSD-eRS-Referral-ID',
  /** The version that a write was read at. */
  ifMatch: 'If-Match',
  contentType: 'Content-Type',
  accept: 'Accept',
  /** The caller's own id of a call, echoed by the API. */
  correlationId: 'X-Correlation-ID',
  /** The API's id of a call. It comes with responses; the platform drops one that a client sends. */
  requestId: 'X-Request-ID',
} as const;
