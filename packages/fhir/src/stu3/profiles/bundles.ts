import { fixed, must } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import type { Profile, ProfileTable, Rule, RuleFields } from '../../internal/table.js';
import { bundle as base } from '../base/bundle.js';
import { release } from '../release.js';
import { bundleProfileUrl } from '../tables/profile-urls.js';
import { communication } from './communication.js';
import { documentReference } from './document-reference.js';
import { practitionerRole } from './practitioner-role.js';
import { schedule, slot } from './slot-and-schedule.js';
import { task } from './task.js';

/** An entry that matches the search, or one that comes along. */
const entry = (profile: Profile, mode: 'match' | 'include'): Rule => ({
  fields: {
    fullUrl: must(),
    resource: must({ resources: [profile] }),
    search: must({ fields: { mode: must(fixed(mode)) } }),
  },
});

const searchset = (entries: RuleFields, more: RuleFields, relations: readonly string[]): ProfileTable => ({
  url: bundleProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [bundleProfileUrl],
  fields: {
    id: must(),
    meta: { fields: { lastUpdated: must() } },
    type: must(fixed('searchset')),
    link: must({ max: relations.length, fields: { relation: must(fixed(...relations)) } }),
    // Empty when nothing was found.
    entry: { present: true, slices: { by: 'resource.resourceType', of: entries } },
    ...more,
  },
});

/** A page of free slots with their schedules. Source: schema `AppointmentSlotBundle`; A015. */
export const slotBundle = /* @__PURE__ */ defineProfile(release, () =>
  searchset({ Slot: entry(slot, 'match'), Schedule: entry(schedule, 'include') }, { total: must() }, [
    'self',
    'previous',
    'next',
  ]),
);

/** The messages of an advice conversation. Source: schema `AdviceAndGuidanceCommunicationBundle`; A025. */
export const communicationBundle = /* @__PURE__ */ defineProfile(release, () =>
  searchset(
    {
      Communication: entry(communication, 'match'),
      PractitionerRole: entry(practitionerRole, 'include'),
      DocumentReference: entry(documentReference, 'include'),
    },
    { total: must() },
    ['self'],
  ),
);

/** What the user may do with a referral; has no total. Source: schema `TaskBundle`; A029. */
export const taskBundle = /* @__PURE__ */ defineProfile(release, () =>
  searchset({ Task: entry(task, 'match') }, {}, ['self']),
);
