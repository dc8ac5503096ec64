import { authenticators } from './authenticators.js';
import { functionsAt, referralActivities, role } from './roles.js';
import type { SimulatorUser } from './simulator-user.js';

const referringClinician = [functionsAt('practice', 'REFERRING_CLINICIAN')];

/** People whose roles are none, one, many, or not as the specification says. */
export const peopleWithOddRoles: readonly SimulatorUser[] = [
  {
    uid: '910000000201',
    givenName: 'Niamh',
    familyName: 'Norole',
    ...authenticators.smartcard,
    identityAssuranceLevel: 3,
    roles: [],
    ersFunctions: [],
  },
  {
    uid: '910000000202',
    title: 'Dr',
    givenName: 'Owen',
    familyName: 'Onerole',
    ...authenticators.smartcard,
    identityAssuranceLevel: 3,
    roles: [role(202, 'generalPractitioner', 'practice', referralActivities)],
    ersFunctions: referringClinician,
  },
  {
    uid: '910000000203',
    title: 'Dr',
    givenName: 'Maya',
    familyName: 'Manyroles',
    ...authenticators.smartcard,
    identityAssuranceLevel: 3,
    roles: [
      role(231, 'generalPractitioner', 'practice', referralActivities),
      role(232, 'generalPractitioner', 'secondPractice'),
      role(233, 'hospitalDoctor', 'hospital', { aow: ['Dermatology'], aow_codes: ['P0020:Q0300:T0330'] }),
      role(234, 'hospitalDoctor', 'clinic'),
      role(235, 'nurse', 'clinic', { workgroups: ['Night Team'], workgroups_codes: ['100100100102'] }),
      role(236, 'practiceSecretary', 'practice'),
      role(237, 'clinicClerk', 'hospital'),
    ],
    ersFunctions: [
      functionsAt('practice', 'REFERRING_CLINICIAN', 'REFERRING_ADMIN'),
      functionsAt('secondPractice', 'REFERRING_CLINICIAN'),
      functionsAt('hospital', 'SERVICE_PROVIDER_CLINICIAN', 'SERVICE_PROVIDER_ADMIN'),
    ],
  },
  {
    uid: '910000000204',
    givenName: 'Ottilie',
    familyName: 'Oddrole',
    ...authenticators.iPad,
    identityAssuranceLevel: 3,
    roles: [
      role(241, 'nurse', 'clinic', { role_name: 'Nurse Access Role', role_code: 'R8001' }),
      role(242, 'nurse', 'clinic', { role_name: '"Clinical":"Nurse Access Role"', role_code: 'S8000:R8001' }),
      role(243, 'nurse', 'clinic', { role_name: '', role_code: '' }),
      role(244, 'nurse', 'clinic', {
        activities: ['Named but not coded'],
        activity_codes: [],
        workgroup_codes: ['100100100103'],
      }),
    ],
    ersFunctions: [functionsAt('clinic', 'SERVICE_PROVIDER_CLINICIAN')],
  },
];

/** People whom an application of e-RS must not let in, or who only get in where a lower level is enough. */
export const peopleWithWeakAssurance: readonly SimulatorUser[] = [
  {
    uid: '910000000301',
    title: 'Dr',
    givenName: 'Aled',
    familyName: 'Appcode',
    ...authenticators.authenticatorApp,
    identityAssuranceLevel: 3,
    roles: [role(301, 'generalPractitioner', 'practice', referralActivities)],
    ersFunctions: referringClinician,
  },
  {
    uid: '910000000302',
    title: 'Dr',
    givenName: 'Petra',
    familyName: 'Password',
    ...authenticators.password,
    identityAssuranceLevel: 3,
    roles: [role(302, 'generalPractitioner', 'practice', referralActivities)],
    ersFunctions: referringClinician,
  },
  {
    uid: '910000000303',
    title: 'Dr',
    givenName: 'Isla',
    familyName: 'Idlevel',
    ...authenticators.smartcard,
    identityAssuranceLevel: 2,
    roles: [role(303, 'generalPractitioner', 'practice', referralActivities)],
    ersFunctions: referringClinician,
  },
];
