import { codeSystems, identifierSystems, profileUrls } from '@ers-kit/fhir/stu3';
import type {
  CodeableConcept,
  Extension,
  List,
  Parameters,
  ParametersParameter,
  Reference,
} from 'fhir/r3.js';
import type { CallOptions } from './call-types.js';
import type { ErsClientCore } from './ers-client.js';
import type { ClientContext } from './options.js';

interface AnyItem {
  /** `ReferralRequest` or `CommunicationRequest`. */
  readonly resourceType: string;
  readonly ubrn: string;
  readonly patient: Reference;
  readonly priority: CodeableConcept;
}

interface ProviderItem extends AnyItem {
  readonly specialty: CodeableConcept;
  /** Left out of some published examples, though the specification demands it. */
  readonly service?: Reference;
  readonly namedClinician?: Reference;
}

interface ReferrerItem extends AnyItem {
  readonly referralCreated: string;
  readonly clinicalContext: string;
  readonly referrer: Reference;
}

interface ReferrerStateItem extends ReferrerItem {
  readonly referralLastUpdated: string;
  readonly status: CodeableConcept;
  readonly reason?: CodeableConcept;
}

/** The items of each worklist, by its code. Source: the cardinality tables of A008 and A023. */
export interface WorklistItems {
  readonly REFERRALS_FOR_REVIEW: ProviderItem & {
    readonly eReferralPathwayStart: string;
    readonly clinicalInfoPrinted: boolean;
    readonly requestContextStatus: CodeableConcept;
    readonly referralType?: CodeableConcept;
    readonly clinicalInfoFirstSubmitted?: string;
    readonly clinicalInfoLastUpdated?: string;
    readonly appointmentStart?: string;
    readonly allocatedClinician?: Reference;
    /** The version to base a change on; read the referral again all the same. */
    readonly referralRequestVersion: number;
  };
  readonly APPOINTMENT_SLOT_ISSUES: ProviderItem & {
    readonly eReferralPathwayStart: string;
    readonly clinicalInfoPrinted: boolean;
    readonly ubrnReceived?: string;
    readonly patientContactExpected?: string;
    readonly clinicalInformationStatus?: CodeableConcept;
    readonly reason?: CodeableConcept;
    readonly lastContact?: string;
  };
  readonly ADVICE_AND_GUIDANCE_REQUESTS: ProviderItem & {
    readonly category: CodeableConcept;
    readonly adviceFirstRequested: string;
    readonly adviceLastUpdated: string;
    readonly referrer: Reference;
    readonly clinicType?: CodeableConcept;
    readonly communicationRequestVersion: number;
  };
  readonly REJECTED_TRIAGE_RESPONSE: ReferrerStateItem;
  readonly ASSESSMENT_RETURNED_CANCELLED_DNA: ReferrerStateItem;
  readonly AWAITING_BOOKING: ReferrerStateItem;
  readonly LETTERS_OUTSTANDING: ReferrerItem & { readonly letterDue: string };
}

/** The code of a worklist. */
export type WorklistName = keyof WorklistItems;

/** What {@link worklist} takes beside the name of the list. */
export interface WorklistOptions extends CallOptions {
  readonly context?: ClientContext | undefined;
  /** e-RS id of the service. Mandatory in application-restricted mode, not allowed on the lists of referrers. */
  readonly service?: string | undefined;
}

/**
 * Fetches a worklist (A008, or A023 for advice requests) and gives its items with their extensions as plain
 * properties. A worklist has no pages; e-RS refuses one above 10 MB, so ask for one service at a time.
 *
 * @throws {ErsError} as `call` does.
 */
export async function worklist<const Name extends WorklistName>(
  client: Pick<ErsClientCore, 'call'>,
  name: Name,
  { service, ...options }: WorklistOptions = {},
): Promise<WorklistItems[Name][]> {
  const isAdvice = name === 'ADVICE_AND_GUIDANCE_REQUESTS';
  const { system } = isAdvice ? codeSystems.communicationListSelector : codeSystems.referralListSelector;
  const parameter: ParametersParameter[] = [
    { name: 'listType', valueCodeableConcept: { coding: [{ system, code: name }] } },
    ...(service === undefined
      ? []
      : [{ name: 'service', valueIdentifier: { system: identifierSystems.ersService, value: service } }]),
  ];
  const body: Parameters = {
    resourceType: 'Parameters',
    meta: { profile: [profileUrls.fetchWorklist] },
    parameter,
  };
  const { resource } = await client.call(isAdvice ? 'A023' : 'A008', { ...options, body });
  return worklistItems<Name>(resource);
}

/** The items of a worklist that was fetched with `call`. */
export function worklistItems<Name extends WorklistName>({ entry = [] }: List): WorklistItems[Name][] {
  return entry.map(({ item, extension = [] }) => {
    const [resourceType = '', ubrn = ''] = item.reference?.split('/') ?? [];
    const parts = (extension[0]?.extension ?? []).map((part) => [part.url, valueOf(part)] as const);
    return { ...Object.fromEntries(parts), resourceType, ubrn } as WorklistItems[Name];
  });
}

function valueOf(extension: Extension): unknown {
  return Object.entries(extension).find(([name]) => name.startsWith('value'))?.[1];
}
