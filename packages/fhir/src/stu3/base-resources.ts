import type { BaseResource } from '../internal/table.js';
import { appointment } from './base/appointment.js';
import { bundle } from './base/bundle.js';
import { codeSystem } from './base/code-system.js';
import { communicationRequest } from './base/communication-request.js';
import { communication } from './base/communication.js';
import { documentReference } from './base/document-reference.js';
import { list } from './base/list.js';
import { operationOutcome } from './base/operation-outcome.js';
import { parameters } from './base/parameters.js';
import { patient } from './base/patient.js';
import { practitionerRole } from './base/practitioner-role.js';
import { practitioner } from './base/practitioner.js';
import { referralRequest } from './base/referral-request.js';
import { schedule } from './base/schedule.js';
import { slot } from './base/slot.js';
import { task } from './base/task.js';

/** The resource types of STU3 that e-RS uses. */
export const baseResources: readonly BaseResource[] = [
  appointment,
  bundle,
  codeSystem,
  communication,
  communicationRequest,
  documentReference,
  list,
  operationOutcome,
  parameters,
  patient,
  practitioner,
  practitionerRole,
  referralRequest,
  schedule,
  slot,
  task,
];
