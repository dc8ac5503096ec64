import { extensionUrls, identifierSystems, type CodeOf } from '@ers-kit/fhir/stu3';
import type { CommunicationRequest, DocumentReference } from 'fhir/r3.js';

import type { Caller } from '../caller.js';
import type { Directory } from '../directory.js';
import { isReferrer } from '../referral-record.js';

/** Somebody in a function at an organisation. */
export interface RoleHolder {
  /** SDS user id. */
  readonly userId: string;
  /** ODS code. */
  readonly organisation: string;
  readonly businessFunction: string;
}

/** One message of a conversation. */
export interface AdviceMessage {
  readonly id: string;
  readonly sentBy: CodeOf<'communicationSentBy'>;
  /** Who wrote it, and the clinician in whose name. */
  readonly sender: RoleHolder;
  readonly requester: RoleHolder;
  /** ISO instant. */
  readonly sent: string;
  readonly text: string;
  readonly documents: readonly DocumentReference[];
}

/** A request for advice, with its conversation. */
export interface AdviceRecord {
  /** What A024 serves; its id is a UBRN, which a referral may share. */
  readonly resource: CommunicationRequest & {
    readonly id: string;
    readonly meta: { readonly versionId: string };
  };
  readonly messages: readonly AdviceMessage[];
  readonly requester: RoleHolder;
  /** The service that is asked. */
  readonly serviceId: string;
  readonly nhsNumber: string;
  /** Milliseconds. */
  readonly created: number;
  readonly lastUpdated: number;
}

/** Whether the caller's organisation asks, or is asked. */
export function concernsCaller(record: AdviceRecord, caller: Caller, directory: Directory): boolean {
  return isReferrer(caller.businessFunction)
    ? caller.organisation === record.requester.organisation
    : directory.service(record.serviceId)?.organisation === caller.organisation;
}

/** Where the conversation stands. */
export const adviceStatusOf = ({ resource }: AdviceRecord): string =>
  resource.category?.[0]?.coding?.[0]?.code ?? '';

/** Whether the service may make a referral of it. */
export const mayConvert = ({ resource }: AdviceRecord): boolean =>
  resource.extension?.some(
    ({ url, valueCoding }) =>
      url === extensionUrls.providerConversionAuthorisation && valueCoding?.code === 'AUTHORISED_TO_CONVERT',
  ) ?? false;

/** The id under which a role is contained or read: function with hyphens, the rest as it is. */
export const roleIdOf = ({ userId, organisation, businessFunction }: RoleHolder): string =>
  `${userId}.${organisation}.${businessFunction.replaceAll('_', '-')}`;

/** The role in which a caller acts, and the one in whose name. */
export function rolesOf({ userId, organisation, businessFunction, onBehalfOf }: Caller): {
  sender: RoleHolder;
  requester: RoleHolder;
} {
  const sender = { userId, organisation, businessFunction };
  if (onBehalfOf === undefined) return { sender, requester: sender };
  return {
    sender,
    requester: { userId: onBehalfOf, organisation, businessFunction: 'SERVICE_PROVIDER_CLINICIAN' },
  };
}

/** The identifier of a service, as advice payloads carry it. */
export const serviceReference = (serviceId: string) => ({
  extension: [
    {
      url: extensionUrls.healthcareServiceReference,
      valueReference: { identifier: { system: identifierSystems.ersService, value: serviceId } },
    },
  ],
});
