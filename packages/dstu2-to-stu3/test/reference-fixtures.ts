import type { Json } from './support.js';

/** The platform's own additions are of no matter to references. */
export const hscn = { target: 'stu3-hscn' } as const;

/** A referral of DSTU2, and what else is in it. */
export const referral = (elements: Json): Json => ({
  resourceType: 'ReferralRequest',
  meta: { profile: ['http://fhir.nhs.uk/StructureDefinition/ers-referralrequest-1'] },
  status: 'active',
  priority: { text: 'soon' },
  patient: { display: 'x' },
  ...elements,
});

/** The same in STU3, and what else becomes of its elements. */
export const stu3Referral = (elements: Json): Json => ({
  resourceType: 'ReferralRequest',
  meta: { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-ReferralRequest-1'] },
  status: 'active',
  extension: [
    {
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-eRS-ReferralPriority-1',
      valueCodeableConcept: { text: 'soon' },
    },
  ],
  subject: { display: 'x' },
  intent: 'plan',
  ...elements,
});
