import { notFound } from '../refusal.js';
import { requireAppointment } from '../rules/appointments.js';
import type { Operation } from '../service-context.js';

/** A038, plain and versioned: only the current version can be read by its number. */
export const retrieveAppointment: Operation = (call, context) => {
  const { appointment } = requireAppointment(call, context);
  const version = appointment.meta.versionId ?? '0';
  const asked = call.parameters['version'];
  if (asked !== undefined && asked !== version) throw notFound('Only the current version can be read.');
  return { status: 200, resource: appointment, version };
};
