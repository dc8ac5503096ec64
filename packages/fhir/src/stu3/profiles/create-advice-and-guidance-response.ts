import { exactlyOne, resource } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { createAdviceAndGuidanceResponseProfileUrl } from '../tables/profile-urls.js';
import { communicationRequest } from './communication-request.js';
import { communication } from './communication.js';
import { parametersTable } from './parameters-shared.js';

/** A new request for advice, with its first message. Source: schema
 * `eRS-CreateAdviceAndGuidance-Response-Parameters`; A044. */
export const createAdviceAndGuidanceResponse = /* @__PURE__ */ defineProfile(release, () =>
  parametersTable(
    createAdviceAndGuidanceResponseProfileUrl,
    {
      createdCommunicationRequest: exactlyOne(resource(communicationRequest)),
      createdCommunication: exactlyOne(resource(communication)),
    },
    'response',
  ),
);
