import type { OperationId } from '@ers-kit/operations';

/** The operation whose payloads a folder of published examples holds. Source: the API's repository. */
export const operationByFolder: Readonly<Record<string, OperationId>> = {
  acceptReferral: 'A013',
  availableActionsForUserList: 'A029',
  bookOrDeferAppointment: 'A016',
  cancelAppointmentActionLater: 'A022',
  cancelReferral: 'A036',
  changeShortlist: 'A031',
  changeShortlistAndSendForTriage: 'A032',
  convertAdviceAndGuidanceToReferral: 'A027',
  createAdviceAndGuidance: 'A044',
  createReferral: 'A011',
  createReferralAndSendForTriage: 'A021',
  getCodeSystem: 'A004',
  getService: 'A033',
  maintainReferralLetter: 'A012',
  patientServiceSearch: 'A010',
  recordTriageOutcome: 'A028',
  rejectReferral: 'A014',
  retrieveAdviceAndGuidanceConversation: 'A025',
  retrieveAdviceAndGuidanceRequest: 'A024',
  retrieveAdviceAndGuidanceWorklist: 'A023',
  retrieveAppointment: 'A038',
  retrieveAppointmentSlots: 'A015',
  retrieveBusinessFunctions: 'A030',
  retrieveOboUsers: 'A040',
  retrieveReferralRequest: 'A005',
  retrieveWorklist: 'A008',
  searchForServices: 'A035',
  searchServiceRequest: 'A041',
  sendAdviceAndGuidanceResponse: 'A026',
  updateAppointment: 'A034',
};

/**
 * The version that the sandbox puts into the ETag, whatever `meta.versionId` of the example says. Operations
 * that are not listed have none. Source: the sandbox's routes.
 */
export const eTagByOperation: Readonly<Partial<Record<OperationId, string>>> = {
  A005: '5',
  'A005-versioned': '5',
  A011: '1',
  A012: '5',
  A013: '9',
  A014: '10',
  A016: '1',
  A021: '1',
  A022: '11',
  A024: '5',
  'A024-versioned': '5',
  A028: '10',
  A031: '3',
  A033: '1',
  A034: '5',
  A037: '1',
  A038: '5',
  'A038-versioned': '5',
};
