import type { OperationId } from '@ers-kit/operations';

import { acceptReferral } from './operations/accept-referral.js';
import { cancelAppointmentActionLater } from './operations/cancel-appointment-action-later.js';
import { cancelReferral } from './operations/cancel-referral.js';
import { changeShortlist } from './operations/change-shortlist.js';
import { createAppointment } from './operations/create-appointment.js';
import { createReferral } from './operations/create-referral.js';
import { recordReviewOutcome } from './operations/record-review-outcome.js';
import { rejectReferral } from './operations/reject-referral.js';
import { retrieveAppointment } from './operations/retrieve-appointment.js';
import { retrieveAvailableActions } from './operations/retrieve-available-actions.js';
import { retrieveBusinessFunctions } from './operations/retrieve-business-functions.js';
import { retrieveReferenceData } from './operations/retrieve-reference-data.js';
import { retrieveReferralRequest } from './operations/retrieve-referral-request.js';
import { retrieveReferralWorklist } from './operations/retrieve-referral-worklist.js';
import { searchHealthcareServices } from './operations/search-healthcare-services.js';
import { searchSlots } from './operations/search-slots.js';
import { updateAppointment } from './operations/update-appointment.js';
import type { Operation } from './service-context.js';

/** What the simulator can do, by the catalogue's ids. A path of any other operation is unknown: 404. */
export const operationTable: { readonly [Id in OperationId]?: Operation } = {
  A004: retrieveReferenceData,
  A005: retrieveReferralRequest,
  'A005-versioned': retrieveReferralRequest,
  A008: retrieveReferralWorklist,
  A010: searchHealthcareServices,
  A011: createReferral,
  A013: acceptReferral,
  A014: rejectReferral,
  A015: searchSlots,
  A016: createAppointment,
  A022: cancelAppointmentActionLater,
  A028: recordReviewOutcome,
  A029: retrieveAvailableActions,
  A030: retrieveBusinessFunctions,
  A031: changeShortlist,
  A034: updateAppointment,
  A036: cancelReferral,
  A038: retrieveAppointment,
  'A038-versioned': retrieveAppointment,
};
