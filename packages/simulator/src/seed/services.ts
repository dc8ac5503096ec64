import type { Service } from './service.js';

/** Services of the invented hospital (R69) and clinic (R71). */
export const seedServices: readonly Service[] = [
  {
    id: '20101',
    name: 'Ashdale Heart Failure Clinic',
    organisation: 'R69',
    site: 'R6901',
    specialty: 'CARDIOLOGY',
    clinicType: 'HEART_FAILURE',
  },
  {
    id: '20102',
    name: 'Ashdale Ear, Nose and Throat',
    organisation: 'R69',
    site: 'R6901',
    specialty: 'EAR_NOSE_THROAT',
    clinicType: 'NOT_OTHERWISE_SPECIFIED',
  },
  {
    id: '20103',
    name: 'Ashdale Urology Triage',
    organisation: 'R69',
    site: 'R6902',
    specialty: 'UROLOGY',
    clinicType: 'NOT_OTHERWISE_SPECIFIED',
  },
  {
    id: '20201',
    name: 'Community Dermatology',
    organisation: 'R71',
    site: 'R7101',
    specialty: 'DERMATOLOGY',
    clinicType: 'NOT_OTHERWISE_SPECIFIED',
  },
];
