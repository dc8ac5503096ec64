import type * as stu3 from '@ers-kit/fhir/stu3';
import type * as r4 from '@ers-kit/fhir/r4';
import type { OperationId } from '@ers-kit/operations';

/** The profile that each operation answers with, of those that answer with a resource. */
interface ResponseTable {
  readonly A004: stu3.ErsCodeSystem;
  readonly A005: stu3.ErsReferralRequest;
  readonly 'A005-versioned': stu3.ErsReferralRequest;
  readonly A008: stu3.ErsWorklist;
  readonly A010: stu3.ErsServiceList;
  readonly A011: stu3.ErsReferralRequest;
  readonly A012: stu3.ErsReferralRequest;
  readonly A013: stu3.ErsReferralRequest;
  readonly A014: stu3.ErsReferralRequest;
  readonly A015: stu3.ErsSlotBundle;
  readonly A016: stu3.ErsAppointment;
  readonly A021: stu3.ErsReferralRequest;
  readonly A022: stu3.ErsReferralRequest;
  readonly A023: stu3.ErsWorklist;
  readonly A024: stu3.ErsCommunicationRequest;
  readonly 'A024-versioned': stu3.ErsCommunicationRequest;
  readonly A025: stu3.ErsCommunicationBundle;
  readonly A026: stu3.SendCommunicationToRequesterResultParameters;
  readonly A027: stu3.ErsReferralRequest;
  readonly A028: stu3.ErsReferralRequest;
  readonly A029: stu3.ErsTaskBundle;
  readonly A030: r4.ErsPractitionerRoleBundle;
  readonly A031: stu3.ErsReferralRequest;
  readonly A032: stu3.ChangeShortlistAndSendForTriageResultParameters;
  readonly A033: r4.ErsHealthcareService;
  readonly A034: stu3.ErsAppointment;
  readonly A035: r4.ErsHealthcareServiceBundle;
  readonly A036: stu3.CancelReferralResultParameters;
  readonly A038: stu3.ErsAppointment;
  readonly 'A038-versioned': stu3.ErsAppointment;
  readonly A040: r4.ErsPractitionerBundle;
  readonly A041: r4.ErsServiceRequestBundle;
  readonly A044: stu3.CreateAdviceAndGuidanceResultParameters;
}

/**
 * The resource that an operation answers with; `never` for files and headers.
 *
 * @example
 * ```ts
 * import type { ResponseOf } from '@ers-kit/client';
 *
 * declare const referral: ResponseOf<'A005'>;
 * const status = referral.status;
 * ```
 */
export type ResponseOf<Id extends OperationId> = Id extends keyof ResponseTable ? ResponseTable[Id] : never;
