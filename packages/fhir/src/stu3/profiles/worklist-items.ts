import {
  anyCoding,
  coding,
  concept,
  concepts,
  exactlyOne,
  extensions,
  must,
  once,
  reference,
  referenceTo,
  value,
} from '../../internal/rules.js';
import type { Rule, RuleFields } from '../../internal/table.js';
import {
  adviceAndGuidanceRequestsUrl,
  appointmentSlotIssuesUrl,
  assessmentReturnedCancelledDnaUrl,
  awaitingBookingUrl,
  lettersOutstandingUrl,
  referralsForReviewUrl,
  rejectedTriageResponseUrl,
} from '../tables/extension-urls.js';
import { adviceAndGuidanceStatus } from '../tables/record-code-systems.js';
import {
  clinicalInformationStatus,
  referralState,
  referralType,
  requestContextStatus,
  reviewReason,
} from '../tables/request-code-systems.js';
import { nhsNumber, priorityConcept, referralStates, sdsUser, service } from './shared.js';

const instantOf = (): Rule => value('valueDateTime');
const conceptOf = (rule: Rule): Rule => value('valueCodeableConcept', concept(rule));
const userOf = (): Rule => value('valueReference', referenceTo(sdsUser()));
const serviceOf = (): Rule => value('valueReference', referenceTo(service(), { display: must() }));

const priorityAndSpecialty = (): RuleFields => ({
  priority: exactlyOne(value('valueCodeableConcept', priorityConcept())),
  specialty: exactlyOne(conceptOf(anyCoding())),
});

const patientByNumber = (): RuleFields => ({
  patient: exactlyOne(value('valueReference', referenceTo(nhsNumber()))),
});

/** `service` and `referralType` are missing from published responses although the page says 1..1. */
const referralsForReview = (): RuleFields => ({
  ...priorityAndSpecialty(),
  patient: exactlyOne(value('valueReference', reference('Patient'))),
  namedClinician: once(value('valueReference', reference('Practitioner'))),
  eReferralPathwayStart: exactlyOne(instantOf()),
  clinicalInfoPrinted: exactlyOne(value('valueBoolean')),
  requestContextStatus: exactlyOne(conceptOf(coding(requestContextStatus, { display: must() }))),
  clinicalInfoFirstSubmitted: once(instantOf()),
  clinicalInfoLastUpdated: once(instantOf()),
  referralType: once(conceptOf(coding(referralType))),
  appointmentStart: once(instantOf()),
  allocatedClinician: once(value('valueReference', reference('Practitioner'))),
  service: once(serviceOf()),
  referralRequestVersion: exactlyOne(value('valueInteger')),
});

const appointmentSlotIssues = (): RuleFields => ({
  ...priorityAndSpecialty(),
  ...patientByNumber(),
  namedClinician: once(userOf()),
  eReferralPathwayStart: exactlyOne(instantOf()),
  clinicalInfoPrinted: exactlyOne(value('valueBoolean')),
  ubrnReceived: once(instantOf()),
  patientContactExpected: once(value('valueDate')),
  clinicalInformationStatus: once(conceptOf(coding(clinicalInformationStatus))),
  reason: once(conceptOf(coding(reviewReason))),
  lastContact: once(instantOf()),
  service: exactlyOne(serviceOf()),
});

const adviceAndGuidanceRequests = (): RuleFields => ({
  ...priorityAndSpecialty(),
  ...patientByNumber(),
  namedClinician: once(userOf()),
  category: exactlyOne(conceptOf(coding(adviceAndGuidanceStatus))),
  adviceFirstRequested: exactlyOne(instantOf()),
  adviceLastUpdated: exactlyOne(instantOf()),
  referrer: exactlyOne(userOf()),
  service: exactlyOne(serviceOf()),
  clinicType: once(conceptOf(anyCoding())),
  communicationRequestVersion: exactlyOne(value('valueInteger')),
});

const stateConcept = (): Rule =>
  concepts(coding({ system: referralState.system, codes: referralStates() }, { display: must() }));

const referrerItem = (): RuleFields => ({
  ...patientByNumber(),
  priority: exactlyOne(value('valueCodeableConcept', priorityConcept())),
  referralCreated: exactlyOne(instantOf()),
  clinicalContext: exactlyOne(value('valueString')),
  referrer: exactlyOne(userOf()),
});

const referrerItemWithState = (): RuleFields => ({
  ...referrerItem(),
  referralLastUpdated: exactlyOne(instantOf()),
  status: exactlyOne(value('valueCodeableConcept', stateConcept())),
  reason: once(value('valueCodeableConcept', concepts(anyCoding({ display: must() })))),
});

const item = (parts: RuleFields): Rule => ({ max: 1, fields: { extension: must(extensions(parts)) } });

/** The extension of an entry in each of the seven worklists. Source: the cardinality tables of A008 and A023. */
export const worklistItems = (): RuleFields => ({
  [referralsForReviewUrl]: item(referralsForReview()),
  [appointmentSlotIssuesUrl]: item(appointmentSlotIssues()),
  [adviceAndGuidanceRequestsUrl]: item(adviceAndGuidanceRequests()),
  [rejectedTriageResponseUrl]: item(referrerItemWithState()),
  [assessmentReturnedCancelledDnaUrl]: item(referrerItemWithState()),
  [awaitingBookingUrl]: item(referrerItemWithState()),
  [lettersOutstandingUrl]: item({ ...referrerItem(), letterDue: exactlyOne(value('valueDate')) }),
});
