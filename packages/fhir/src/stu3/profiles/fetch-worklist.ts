import { demand } from '../../internal/invariants.js';
import { anyCoding, coding, concept, exactlyOne, must, once, value } from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import type { Rule } from '../../internal/table.js';
import { release } from '../release.js';
import { fetchWorklistProfileUrl } from '../tables/profile-urls.js';
import {
  assignedIndicator,
  communicationListSelector,
  referralListSelector,
} from '../tables/request-code-systems.js';
import { clinicianNeedsAssigned, noFiltersOnReferrerWorklists } from './invariants-parameters.js';
import { clinicianParameter, parametersTable } from './parameters-shared.js';
import { place, service } from './shared.js';

const assigned = (): Rule => value('valueCodeableConcept', concept(coding(assignedIndicator)));

/** The query of a worklist. Source: schema `eRS-FetchWorklist-Parameters`; A008, A023. */
export const fetchWorklist = /* @__PURE__ */ defineProfile(release, () => ({
  ...parametersTable(fetchWorklistProfileUrl, {
    listType: exactlyOne(
      value('valueCodeableConcept', {
        fields: {
          coding: must({
            max: 1,
            slices: {
              by: 'system',
              of: {
                [referralListSelector.system]: coding(referralListSelector),
                [communicationListSelector.system]: coding(communicationListSelector),
              },
            },
          }),
        },
      }),
    ),
    service: once(value('valueIdentifier', service())),
    specialtyAssignedIndicator: once(assigned()),
    specialty: once(value('valueCodeableConcept', concept(anyCoding()))),
    location: once(value('valueIdentifier', place())),
    clinicianAssignedIndicator: once(assigned()),
    clinician: once(clinicianParameter()),
  }),
  demands: demand(noFiltersOnReferrerWorklists, clinicianNeedsAssigned),
}));
