import {
  anyCoding,
  codes,
  coding,
  concept,
  exactlyOne,
  extensions,
  must,
  once,
  referenceTo,
  value,
} from '../../internal/rules.js';
import { defineProfile } from '../../internal/resource.js';
import type { Rule } from '../../internal/table.js';
import { list as base } from '../base/list.js';
import { release } from '../release.js';
import { serviceSearchListItemUrl, serviceSummaryViewUrl } from '../tables/extension-urls.js';
import { fetchServicesListProfileUrl } from '../tables/profile-urls.js';
import {
  appointmentType,
  bookableType,
  capacityAlert,
  genderTreated,
  indicativeWaitTime,
  listEmptyReason,
  requestFlowType,
} from '../tables/record-code-systems.js';
import { additionalRequirementType } from '../tables/request-code-systems.js';
import { place, service, snapshot } from './shared.js';

const conceptOf = (rule: Rule): Rule => value('valueCodeableConcept', concept(rule));

/** A number of days or a coded remark: e-RS gives either. */
const daysOr = (rule: Rule): Rule => ({
  oneOf: ['valueUnsignedInt', 'valueCodeableConcept'],
  fields: { valueUnsignedInt: {}, valueCodeableConcept: concept(rule) },
});

const listItemParts = (): Rule =>
  must({
    min: 2,
    max: 3,
    ...extensions({
      displayProminently: once(value('valueBoolean')),
      distance: once(value('valueUnsignedInt')),
      indicativeAppointmentWaitTime: once(daysOr(coding(indicativeWaitTime))),
    }),
  });

const age = (): Rule =>
  must({ fields: { value: must({ type: 'integer' }), unit: must(codes(['YEARS', 'MONTHS'])) } });

/** The page gives no cardinalities: any part may repeat. */
const summaryParts = (): Rule =>
  must(
    extensions({
      supportedAppointmentType: conceptOf(coding(appointmentType)),
      serviceName: value('valueString'),
      supportedRequestFlowType: conceptOf(coding(requestFlowType)),
      indicativeTreatmentWaitTime: daysOr(coding(capacityAlert)),
      bookableType: conceptOf(coding(bookableType)),
      linkToNHSWebsite: value('valueString'),
      location: value('valueReference', referenceTo(place(), { display: must() })),
      referrerAlert: value('valueString'),
      exclusions: value('valueString'),
      suggestedInvestigations: value('valueString'),
      conditionsTreated: value('valueString'),
      ageTreated: value('valueRange', { fields: { low: age(), high: age() } }),
      genderTreated: conceptOf(coding(genderTreated)),
      additionalRequirementSupported: conceptOf(coding(additionalRequirementType)),
      referralLetterRequired: value('valueBoolean'),
      specialty: conceptOf(anyCoding()),
    }),
  );

/** The services found for a patient. Source: schema `eRS-FetchServices-List`, `Extension-eRS-ServiceSummaryView`; A010. */
export const serviceList = /* @__PURE__ */ defineProfile(release, () => ({
  url: fetchServicesListProfileUrl,
  mode: 'response',
  base,
  metaProfiles: [fetchServicesListProfileUrl],
  fields: {
    ...snapshot(),
    emptyReason: concept(coding(listEmptyReason, { display: must() })),
    entry: {
      present: true,
      fields: {
        extension: must(
          extensions({ [serviceSearchListItemUrl]: exactlyOne({ fields: { extension: listItemParts() } }) }),
        ),
        item: must({
          fields: {
            extension: must(
              extensions({ [serviceSummaryViewUrl]: exactlyOne({ fields: { extension: summaryParts() } }) }),
            ),
            identifier: must(service()),
          },
        }),
      },
    },
  },
}));
