import type { Service } from './service.js';

const hospital = {
  organisation: 'R69',
  site: 'R6901',
  siteName: 'Ashdale General Hospital',
  distance: 3,
  hours: 'Monday to Friday, 9 to 5',
  instructions: 'Please attach the results of recent tests.',
  patientTelephone: '01632 960001',
  professionalEmail: 'referrals@ashdale.example',
} as const;
const annexe = {
  organisation: 'R69',
  site: 'R6902',
  siteName: 'Ashdale Annexe',
  distance: 5,
  hours: 'Tuesday and Thursday, 10 to 4',
} as const;
const clinic = {
  organisation: 'R71',
  site: 'R7101',
  siteName: 'Ashdale Community Clinic',
  distance: 1,
} as const;

const everyPriority = ['ROUTINE', 'URGENT', 'TWO_WEEK_WAIT'] as const;
const notUrgentMost = ['ROUTINE', 'URGENT'] as const;

/** What a service is unless it says otherwise. */
export const serviceDefaults = {
  bookableType: 'DIRECTLY_BOOKABLE',
  requestFlows: ['APPOINTMENT_REQUEST'],
  appointmentType: 'FIRST_OUTPATIENT',
  genderTreated: 'MALE_AND_FEMALE',
  referralLetterRequired: false,
  priorities: notUrgentMost,
  clinicians: [],
  slots: 12,
} as const satisfies Partial<Service>;

const service = (
  facts: Pick<
    Service,
    'id' | 'name' | 'organisation' | 'site' | 'siteName' | 'distance' | 'specialty' | 'clinicTypes'
  > &
    Partial<Service>,
): Service => ({ ...serviceDefaults, ...facts });

const triage = { requestFlows: ['TRIAGE_REQUEST'], bookableType: 'INDIRECTLY_BOOKABLE', slots: 0 } as const;
const advice = {
  requestFlows: ['ADVICE_AND_GUIDANCE_REQUEST'],
  bookableType: 'UNSPECIFIED',
  slots: 0,
} as const;

/** Services of the invented hospital (R69) and clinic (R71): bookable, by telephone, triage and advice. */
export const seedServices: readonly Service[] = [
  service({
    ...hospital,
    id: '20101',
    name: 'Ashdale Heart Failure Clinic',
    specialty: 'CARDIOLOGY',
    clinicTypes: ['HEART_FAILURE', 'ARRHYTHMIA'],
    requestFlows: ['APPOINTMENT_REQUEST', 'ADVICE_AND_GUIDANCE_REQUEST'],
    clinicians: ['910000000103'],
    waitTime: 24,
  }),
  service({
    ...hospital,
    id: '20102',
    name: 'Ashdale Ear, Nose and Throat',
    specialty: 'EAR_NOSE_THROAT',
    clinicTypes: ['NOT_OTHERWISE_SPECIFIED', 'BALANCE'],
    slots: 0,
  }),
  service({
    ...annexe,
    ...triage,
    id: '20103',
    name: 'Ashdale Urology Triage',
    specialty: 'UROLOGY',
    clinicTypes: ['PROSTATE'],
    priorities: everyPriority,
  }),
  service({
    ...annexe,
    id: '20104',
    name: 'Ashdale Lipid Clinic',
    specialty: 'CARDIOLOGY',
    clinicTypes: ['LIPID_MANAGEMENT'],
    bookableType: 'INDIRECTLY_BOOKABLE',
    slots: 0,
    waitTime: 40,
  }),
  service({
    ...hospital,
    id: '20105',
    name: 'Ashdale Cardiology Triage',
    ...triage,
    specialty: 'CARDIOLOGY',
    clinicTypes: ['HEART_FAILURE', 'ARRHYTHMIA', 'LIPID_MANAGEMENT'],
    priorities: everyPriority,
  }),
  service({
    ...hospital,
    ...advice,
    id: '20106',
    name: 'Ashdale Cardiology Advice',
    specialty: 'CARDIOLOGY',
    clinicTypes: ['HEART_FAILURE', 'ARRHYTHMIA', 'LIPID_MANAGEMENT'],
  }),
  service({
    ...hospital,
    id: '20107',
    name: 'Ashdale Rapid Access Skin Clinic',
    specialty: '2WW',
    clinicTypes: ['2WW_SKIN'],
    priorities: ['TWO_WEEK_WAIT'],
    referralLetterRequired: true,
    waitTime: 9,
  }),
  service({
    ...hospital,
    id: '20108',
    name: 'Ashdale Gynaecology',
    specialty: 'GYNAECOLOGY',
    clinicTypes: ['MENSTRUAL_DISORDERS'],
    genderTreated: 'FEMALE',
  }),
  service({
    ...hospital,
    id: '20109',
    name: 'Ashdale Neurology',
    specialty: 'NEUROLOGY',
    clinicTypes: ['HEADACHE'],
    waitTime: 71,
  }),
  service({
    ...clinic,
    id: '20201',
    name: 'Community Dermatology',
    specialty: 'DERMATOLOGY',
    clinicTypes: ['ECZEMA_AND_DERMATITIS', 'NOT_OTHERWISE_SPECIFIED'],
    waitTime: 18,
  }),
  service({
    ...clinic,
    ...advice,
    id: '20202',
    name: 'Community Dermatology Advice',
    specialty: 'DERMATOLOGY',
    clinicTypes: ['ECZEMA_AND_DERMATITIS'],
  }),
  service({
    ...clinic,
    id: '20203',
    name: 'Community Physiotherapy for Knees',
    specialty: 'ORTHOPAEDICS',
    clinicTypes: ['KNEE'],
    appointmentType: 'AHP_CLINIC',
  }),
  service({
    ...clinic,
    id: '20204',
    name: 'Community Cataract Service',
    specialty: 'OPHTHALMOLOGY',
    clinicTypes: ['CATARACT'],
    appointmentType: 'OPHTHALMOLOGIST',
  }),
  service({
    ...clinic,
    ...triage,
    id: '20205',
    name: 'Community Rheumatology Triage',
    specialty: 'RHEUMATOLOGY',
    clinicTypes: ['INFLAMMATORY_ARTHRITIS'],
  }),
];
