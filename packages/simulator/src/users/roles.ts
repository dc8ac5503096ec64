import type { NrbacRole } from './simulator-user.js';

/** The organisations of the seed data. All are invented. */
export const organisations = {
  practice: { organisation: 'R68', organisationName: 'Millbrook Surgery' },
  secondPractice: { organisation: 'R70', organisationName: 'Fernhill Medical Centre' },
  hospital: { organisation: 'R69', organisationName: 'Ashdale General Hospital' },
  clinic: { organisation: 'R71', organisationName: 'Ashdale Community Clinic' },
} as const;

type OrganisationName = keyof typeof organisations;

const jobs = {
  generalPractitioner: ['Clinical', 'Clinical Provision', 'General Medical Practitioner', 'R8000'],
  practiceSecretary: ['Admin & Clerical', 'Admin & Clerical', 'Medical Secretary Access Role', 'R8006'],
  hospitalDoctor: ['Clinical', 'Clinical Provision', 'Clinical Practitioner Access Role', 'R8000'],
  nurse: ['Clinical', 'Clinical Provision', 'Nurse Access Role', 'R8001'],
  clinicClerk: ['Admin & Clerical', 'Admin & Clerical', 'Admin/Clinical Support Access Role', 'R8008'],
} as const satisfies Record<string, readonly [string, string, string, string]>;

/** One role in CIS2's form. `serial` keeps its two identifiers apart from those of every other role. */
export function role(
  serial: number,
  job: keyof typeof jobs,
  organisation: OrganisationName,
  more: Partial<NrbacRole> = {},
): NrbacRole {
  const [family, group, title, code] = jobs[job];
  return {
    person_orgid: `7000000${String(serial).padStart(5, '0')}`,
    person_roleid: `5000000${String(serial).padStart(5, '0')}`,
    org_code: organisations[organisation].organisation,
    role_name: `"${family}":"${group}":"${title}"`,
    role_code: `S8000:G8000:${code}`,
    ...more,
  };
}

/** What e-RS attaches to a role that may refer or be referred to. */
export const referralActivities = {
  activities: ['Receive Self Claimed LR Alerts', 'Manage Referrals'],
  activity_codes: ['B0016', 'B8029'],
} as const;

/** What A030 says about a person at one organisation. */
export function functionsAt(organisation: OrganisationName, ...businessFunctions: readonly string[]) {
  return { ...organisations[organisation], businessFunctions };
}
