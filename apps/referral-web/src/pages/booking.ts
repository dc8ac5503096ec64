import { shortlistedServices, type ReferralWithActions } from '@ers-kit/client';
import { availableSlots, bookAppointment, bundleLink, deferAppointment } from '@ers-kit/fhir/stu3';
import { answerOf, answerTo, type FormPage, type Rule } from './forms.js';
import type { ActionContext, RecordAction } from './record-pages.js';

type Context = ActionContext<ReferralWithActions>;

/** A page of free slots. A slot of a clinician is booked with that clinician, so both are in the answer. */
async function readSlots({ ers, record: { summary }, query }: Context, service: string) {
  const page = Math.max(1, Math.trunc(Number(query['page'])) || 1);
  const { resource } = await ers.retrieveAppointmentSlots({
    'schedule.actor:HealthcareService': service,
    appointmentType: summary.priority?.code ?? 'ROUTINE',
    commissioningRuleOrganisation: summary.commissioningRuleOrganisation ?? '',
    status: 'free',
    _count: 20,
    page,
  });
  const found = availableSlots(resource);
  const slots = found.status === 'missing' ? [] : (found.value ?? []);
  return { slots, page, hasMore: bundleLink(resource, 'next').status === 'present' };
}

/** The services, or what can be done with the one that is asked for or is the only one. */
async function buildForm(context: Context): Promise<Partial<FormPage>> {
  const services = await shortlistedServices(context.ers, context.record.resource);
  const [only] = services;
  const service = services.length === 1 ? only : services.find(({ id }) => id === context.query['service']);
  const found = service?.way === 'book' ? await readSlots(context, service.id) : { slots: [] };
  const none = 'No appointment is free any more. Ask the provider to book one';
  // Whether a slot is still free, e-RS says.
  const slot: Rule = { required: 'Choose an appointment' };
  const reason: Rule = { required: none, oneOf: ['TRIAGE', 'NO_SLOTS_AT_SERVICE'] };
  return {
    locals: { services, service, ...found },
    rules: {
      service: { required: 'Choose a service', oneOf: services.map(({ id }) => id) },
      ...(found.slots.length > 0 ? { slot } : { reason, comments: {} }),
    },
  };
}

/** A016: into a slot, to the provider where there is none, or for triage. */
export const booking: RecordAction<ReferralWithActions> = {
  operation: 'A016',
  done: 'Sent to the provider',
  form: buildForm,
  send({ ers, ubrn, record: { summary } }, { answers, version }) {
    const parties = { referral: { ubrn, version }, patient: summary.patient ?? '' };
    const request = { ...parties, service: answerTo(answers, 'service') };
    const [slot, clinician] = answerOf(answers, 'slot')?.split(' ') ?? [];
    const comment = answerOf(answers, 'comments');
    const body = slot
      ? bookAppointment({ ...request, slot: { id: slot }, ...(clinician && { clinician }) })
      : deferAppointment({ ...request, reason: answerTo(answers, 'reason'), ...(comment && { comment }) });
    return ers.bookOrDeferAppointment({ body });
  },
};
