import { exactlyOne, once, resource, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { release } from '../release.js';
import { cancelAppointmentActionLaterProfileUrl } from '../tables/profile-urls.js';
import { providerAttachment } from './document-reference.js';
import { parametersTable } from './parameters-shared.js';
import { priorityCoding } from './shared.js';

/** A cancelled appointment that the provider acts on later. Source: schema
 * `eRS-cancelAppointmentActionLater-Parameters`; A022. */
export const cancelAppointmentActionLater = /* @__PURE__ */ defineProfile(release, () =>
  parametersTable(cancelAppointmentActionLaterProfileUrl, {
    priority: once(value('valueCoding', priorityCoding())),
    appointmentCancelledInPAS: once(value('valueBoolean')),
    comments: exactlyOne(value('valueString')),
    providerAttachmentFile: resource(providerAttachment),
  }),
);
