import type { OperationId } from '@ers-kit/operations';

import { acceptReferral } from './operations/accept-referral.js';
import { cancelAppointmentActionLater } from './operations/cancel-appointment-action-later.js';
import { cancelReferral } from './operations/cancel-referral.js';
import { changeShortlist } from './operations/change-shortlist.js';
import { convertAdviceToReferral } from './operations/convert-advice-to-referral.js';
import { createAdviceAndGuidance } from './operations/create-advice-and-guidance.js';
import { createAppointment } from './operations/create-appointment.js';
import { createReferral } from './operations/create-referral.js';
import {
  generateAdviceSummary,
  generateClinicalSummary,
  generatePatientLetter,
} from './operations/generate-documents.js';
import { maintainReferralLetter } from './operations/maintain-referral-letter.js';
import { recordReviewOutcome } from './operations/record-review-outcome.js';
import { rejectReferral } from './operations/reject-referral.js';
import { retrieveAdviceConversation } from './operations/retrieve-advice-conversation.js';
import { retrieveAdviceRequest } from './operations/retrieve-advice-request.js';
import { retrieveAdviceWorklist } from './operations/retrieve-advice-worklist.js';
import { retrieveAppointment } from './operations/retrieve-appointment.js';
import { retrieveAvailableActions } from './operations/retrieve-available-actions.js';
import { retrieveBusinessFunctions } from './operations/retrieve-business-functions.js';
import { redirectToFile, retrieveFile } from './operations/retrieve-file.js';
import {
  retrieveHealthcareService,
  searchHealthcareServicesById,
} from './operations/retrieve-healthcare-service.js';
import { retrieveReferenceData } from './operations/retrieve-reference-data.js';
import { retrieveReferralRequest } from './operations/retrieve-referral-request.js';
import { retrieveReferralWorklist } from './operations/retrieve-referral-worklist.js';
import { searchHealthcareServices } from './operations/search-healthcare-services.js';
import { searchOnBehalfOfUsers, searchServiceRequests } from './operations/search-r4.js';
import { searchSlots } from './operations/search-slots.js';
import { sendCommunicationToRequester } from './operations/send-communication-to-requester.js';
import {
  changeShortlistAndSendForTriage,
  createReferralAndSendForTriage,
} from './operations/send-for-triage.js';
import { updateAppointment } from './operations/update-appointment.js';
import { uploadFile } from './operations/upload-file.js';
import type { Operation } from './service-context.js';

/** What e-RS does, by the catalogue's ids: reads of one version included. */
export const operationTable: { readonly [Id in OperationId]: Operation } = {
  A004: retrieveReferenceData,
  A005: retrieveReferralRequest,
  'A005-versioned': retrieveReferralRequest,
  A006: retrieveFile,
  A007: generateClinicalSummary,
  A008: retrieveReferralWorklist,
  A010: searchHealthcareServices,
  A011: createReferral,
  A012: maintainReferralLetter,
  A013: acceptReferral,
  A014: rejectReferral,
  A015: searchSlots,
  A016: createAppointment,
  A019: generatePatientLetter,
  A020: uploadFile,
  A021: createReferralAndSendForTriage,
  A022: cancelAppointmentActionLater,
  A023: retrieveAdviceWorklist,
  A024: retrieveAdviceRequest,
  'A024-versioned': retrieveAdviceRequest,
  A025: retrieveAdviceConversation,
  A026: sendCommunicationToRequester,
  A027: convertAdviceToReferral,
  A028: recordReviewOutcome,
  A029: retrieveAvailableActions,
  A030: retrieveBusinessFunctions,
  A031: changeShortlist,
  A032: changeShortlistAndSendForTriage,
  A033: retrieveHealthcareService,
  A034: updateAppointment,
  A035: searchHealthcareServicesById,
  A036: cancelReferral,
  A037: retrieveHealthcareService,
  A038: retrieveAppointment,
  'A038-versioned': retrieveAppointment,
  A040: searchOnBehalfOfUsers,
  A041: searchServiceRequests,
  A042: redirectToFile,
  A043: generateAdviceSummary,
  A044: createAdviceAndGuidance,
};
