import { buildPdf } from '../../internal/pdf.js';
import { requireAdvice } from '../advice/change-advice.js';
import { conversationLines } from '../advice/conversation-file.js';
import { requireReferral } from '../change-referral.js';
import { isReferrer } from '../referral-record.js';
import {
  appointmentOf,
  documentsOf,
  priorityOf,
  serviceIdOf,
  shortlistedServices,
  stateOf,
} from '../referral-view.js';
import { unprocessable } from '../refusal.js';
import type { Reply } from '../reply.js';
import type { Operation, ServiceContext } from '../service-context.js';

/** A007: the clinical summary of a referral. A provider who fetches it has printed it. */
export const generateClinicalSummary: Operation = (call, context) => {
  const record = requireReferral(call, context);
  const { resource } = record;
  if (!isReferrer(call.caller.businessFunction))
    context.store.putReferral({ ...record, clinicalInfoPrinted: true });
  const lines = [
    `UBRN: ${resource.id}`,
    `State: ${stateOf(resource).code}`,
    `Priority: ${priorityOf(resource).display ?? ''}`,
    `Service: ${nameOf(serviceIdOf(resource), context)}`,
    ...documentsOf(resource).map(({ content }) => `Attachment: ${content[0]?.attachment.title ?? ''}`),
  ];
  return pdf(`${resource.id}_Clinical_Information_Summary`, 'Clinical information summary', lines, context);
};

/** A019: what the patient is handed: where to be, or what to choose from. */
export const generatePatientLetter: Operation = (call, context) => {
  const { resource } = requireReferral(call, context);
  if (resource.status !== 'active')
    throw unprocessable('INVALID_REQUEST_STATE', 'The referral is not active any more.');
  const appointment = appointmentOf(resource);
  const lines =
    appointment?.status === 'booked'
      ? [`Your appointment: ${appointment.start ?? ''}`, `At: ${nameOf(serviceIdOf(resource), context)}`]
      : ['You can choose from:', ...shortlistedServices(resource).map((id) => nameOf(id, context))];
  return pdf(
    `${resource.id}_Appointment_Confirmation_Summary`,
    'Your referral',
    [`UBRN: ${resource.id}`, ...lines],
    context,
  );
};

/** A043: the conversation about a request for advice. */
export const generateAdviceSummary: Operation = (call, context) => {
  const record = requireAdvice(call, context);
  const name = `${record.resource.id}_Advice_And_Guidance`;
  return pdf(name, 'Advice and guidance', conversationLines(record), context);
};

const nameOf = (serviceId: string | undefined, { directory }: ServiceContext): string =>
  directory.service(serviceId ?? '')?.name ?? serviceId ?? 'none';

function pdf(name: string, title: string, lines: readonly string[], { clock }: ServiceContext): Reply {
  const timestamp = new Date(clock.now()).toISOString().replace(/\D/g, '').slice(0, 14);
  return {
    status: 200,
    file: {
      bytes: buildPdf(title, lines),
      contentType: 'application/pdf',
      disposition: `attachment; filename="${name}_${timestamp}.pdf"`,
    },
  };
}
