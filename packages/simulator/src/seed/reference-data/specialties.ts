import type { Concept } from './concept.js';

/** SPECIALTY. Codes as e-RS has them; the list is an excerpt. */
export const specialties: readonly Concept[] = [
  { code: '2WW', display: '2WW' },
  { code: 'ALLERGY', display: 'Allergy' },
  { code: 'AUDIOLOGICAL_MEDICINE', display: 'Audiological Medicine', effectiveTo: '2008-05-09' },
  { code: 'CARDIOLOGY', display: 'Cardiology' },
  { code: 'DERMATOLOGY', display: 'Dermatology' },
  { code: 'EAR_NOSE_THROAT', display: 'Ear, Nose & Throat' },
  { code: 'GASTROENTEROLOGY', display: 'GI and Liver (Medicine and Surgery)' },
  { code: 'GYNAECOLOGY', display: 'Gynaecology' },
  { code: 'NEUROLOGY', display: 'Neurology' },
  { code: 'OPHTHALMOLOGY', display: 'Ophthalmology' },
  { code: 'ORTHOPAEDICS', display: 'Orthopaedics' },
  { code: 'RHEUMATOLOGY', display: 'Rheumatology' },
  { code: 'UROLOGY', display: 'Urology' },
];

const clinic = (code: string, display: string, specialty: string, effectiveTo?: string): Concept => ({
  code,
  display,
  ...(effectiveTo === undefined ? {} : { effectiveTo }),
  properties: { specialty },
});

/** CLINIC-TYPE: what the services of a specialty see. The list is an excerpt. */
export const clinicTypes: readonly Concept[] = [
  clinic('2WW_SKIN', '2WW Skin', '2WW'),
  clinic('2WW_UROLOGY', '2WW Urology', '2WW'),
  clinic('ALLERGY_1', 'Allergy', 'ALLERGY'),
  clinic('FOOD_AND_DRUG_ALLERGY', 'Food and Drug Allergy', 'ALLERGY', '2009-03-14'),
  clinic('HEART_FAILURE', 'Heart Failure', 'CARDIOLOGY'),
  clinic('LIPID_MANAGEMENT', 'Lipid Management', 'CARDIOLOGY'),
  clinic('ARRHYTHMIA', 'Arrhythmia', 'CARDIOLOGY'),
  clinic('NOT_OTHERWISE_SPECIFIED', 'Not Otherwise Specified', 'EAR_NOSE_THROAT'),
  clinic('BALANCE', 'Balance / Dizziness', 'EAR_NOSE_THROAT'),
  clinic('ECZEMA_AND_DERMATITIS', 'Eczema and Dermatitis', 'DERMATOLOGY'),
  clinic('COLORECTAL', 'Lower GI (Colorectal) Medical', 'GASTROENTEROLOGY'),
  clinic('MENSTRUAL_DISORDERS', 'Menopause and Menstrual Disorders', 'GYNAECOLOGY'),
  clinic('HEADACHE', 'Headache', 'NEUROLOGY'),
  clinic('CATARACT', 'Cataract', 'OPHTHALMOLOGY'),
  clinic('KNEE', 'Knee', 'ORTHOPAEDICS'),
  clinic('INFLAMMATORY_ARTHRITIS', 'Inflammatory Arthritis', 'RHEUMATOLOGY'),
  clinic('PROSTATE', 'Prostate', 'UROLOGY'),
];

/** PRIORITY, with the working days after which the patient is to hear from the provider. */
export const priorities: readonly Concept[] = [
  {
    code: 'ROUTINE',
    display: 'Routine',
    properties: { deferToProviderContactDays: 7, triageContactDays: 7 },
  },
  { code: 'URGENT', display: 'Urgent', properties: { deferToProviderContactDays: 2, triageContactDays: 2 } },
  {
    code: 'TWO_WEEK_WAIT',
    display: '2 Week Wait',
    properties: { deferToProviderContactDays: 1, triageContactDays: 1 },
  },
];
