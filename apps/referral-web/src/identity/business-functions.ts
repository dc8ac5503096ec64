import type { BusinessFunction } from '@ers-kit/operations';

/** The business functions that this application has pages for, by the names that users know. */
export const functionLabels: Partial<Record<BusinessFunction, string>> = {
  REFERRING_CLINICIAN: 'Referring clinician',
  REFERRING_CLINICIAN_ADMIN: 'Referring clinician administrator',
  REFERRING_ADMIN: 'Referring administrator',
  SERVICE_PROVIDER_CLINICIAN: 'Service provider clinician',
  SERVICE_PROVIDER_CLINICIAN_ADMIN: 'Service provider clinician administrator',
  SERVICE_PROVIDER_ADMIN: 'Service provider administrator',
};
