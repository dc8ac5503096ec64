import { exactlyOne, fixed, identifier, must, reference } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import { schedule as scheduleBase } from '../base/schedule.js';
import { slot as slotBase } from '../base/slot.js';
import { release } from '../release.js';
import {
  alternativeSlotSystem,
  ersScheduleSystem,
  ersServiceSystem,
  sdsUserIdSystem,
} from '../tables/identifier-systems.js';
import { scheduleProfileUrl, slotProfileUrl } from '../tables/profile-urls.js';
import { sdsUser, service } from './shared.js';

/** A free slot. Source: schema `AppointmentSlotBundle`; A015. */
export const slot = /* @__PURE__ */ defineProfile(release, () => ({
  url: slotProfileUrl,
  mode: 'response',
  base: slotBase,
  metaProfiles: [slotProfileUrl],
  fields: {
    id: must(),
    identifier: exactlyOne(identifier(alternativeSlotSystem)),
    schedule: must(reference('Schedule')),
    status: must(fixed('free')),
  },
}));

/** The service, and perhaps the clinician, that slots belong to. Source: schema `AppointmentSlotBundle`; A015. */
export const schedule = /* @__PURE__ */ defineProfile(release, () => ({
  url: scheduleProfileUrl,
  mode: 'response',
  base: scheduleBase,
  metaProfiles: [scheduleProfileUrl],
  fields: {
    id: must(),
    identifier: exactlyOne(identifier(ersScheduleSystem)),
    actor: must({
      max: 2,
      slices: {
        by: 'identifier.system',
        of: {
          [ersServiceSystem]: { fields: { identifier: must(service()) } },
          [sdsUserIdSystem]: { fields: { identifier: must(sdsUser()) } },
        },
      },
    }),
  },
}));
