import { exactlyOne, resource } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { sendCommunicationToRequesterResponseProfileUrl } from '../tables/profile-urls.js';
import { communicationRequest } from './communication-request.js';
import { communication } from './communication.js';
import { parametersTable } from './parameters-shared.js';

/** An answered request for advice, with the message made. Source: schema
 * `eRS-SendCommunicationToRequester-Response-Parameters`; A026. */
export const sendCommunicationToRequesterResponse = /* @__PURE__ */ defineProfile(release, () =>
  parametersTable(
    sendCommunicationToRequesterResponseProfileUrl,
    {
      updatedCommunicationRequest: exactlyOne(resource(communicationRequest)),
      createdCommunication: exactlyOne(resource(communication)),
    },
    'response',
  ),
);
