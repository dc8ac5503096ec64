import { authenticators } from './authenticators.js';
import { functionsAt, referralActivities, role } from './roles.js';
import type { SimulatorUser } from './simulator-user.js';

const identified = { identityAssuranceLevel: 3 } as const;

/** One person for each thing that is done in e-RS every day. */
export const peopleAtWork: readonly SimulatorUser[] = [
  {
    uid: '910000000101',
    title: 'Dr',
    givenName: 'Rowan',
    familyName: 'Hartley',
    ...authenticators.smartcard,
    ...identified,
    roles: [role(101, 'generalPractitioner', 'practice', referralActivities)],
    ersFunctions: [functionsAt('practice', 'REFERRING_CLINICIAN')],
  },
  {
    uid: '910000000102',
    title: 'Ms',
    givenName: 'Imogen',
    familyName: 'Pryce',
    ...authenticators.smartcard,
    ...identified,
    roles: [
      role(102, 'practiceSecretary', 'practice', {
        ...referralActivities,
        workgroups: ['Referral Desk'],
        workgroups_codes: ['100100100101'],
      }),
    ],
    ersFunctions: [functionsAt('practice', 'REFERRING_CLINICIAN_ADMIN', 'REFERRING_ADMIN')],
  },
  {
    uid: '910000000103',
    title: 'Mr',
    givenName: 'Callum',
    familyName: 'Adeyemi',
    ...authenticators.securityKey,
    ...identified,
    roles: [
      role(103, 'hospitalDoctor', 'hospital', {
        ...referralActivities,
        aow: ['Cardiology'],
        aow_codes: ['P0020:Q0300:T0640'],
      }),
      role(113, 'hospitalDoctor', 'clinic'),
    ],
    ersFunctions: [functionsAt('hospital', 'SERVICE_PROVIDER_CLINICIAN')],
  },
  {
    uid: '910000000104',
    title: 'Mrs',
    givenName: 'Noor',
    familyName: 'Whitcombe',
    ...authenticators.hscnSmartcard,
    ...identified,
    roles: [role(104, 'clinicClerk', 'hospital', referralActivities)],
    ersFunctions: [functionsAt('hospital', 'SERVICE_PROVIDER_CLINICIAN_ADMIN')],
  },
  {
    uid: '910000000105',
    title: 'Mx',
    givenName: 'Tobias',
    familyName: 'Lindqvist',
    ...authenticators.smartcard,
    ...identified,
    roles: [role(105, 'clinicClerk', 'hospital')],
    ersFunctions: [functionsAt('hospital', 'SERVICE_PROVIDER_ADMIN')],
  },
];
