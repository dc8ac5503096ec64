import type { DataFile } from './data-file.js';

/** The names that a data file's entries go by, or that those of the seed go by where it has none. */
export interface KnownNames {
  readonly patients: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
}

/** What entries of a data file say of one another that is not so, each with its path. */
export function* findLinkProblems(data: DataFile, known: KnownNames): Generator<string> {
  const { patients = [], services = [], slots = [], users = [], referrals = [] } = data;
  yield* findTwice(
    'patients',
    patients.map(({ nhsNumber }) => nhsNumber),
    'nhsNumber',
  );
  yield* findTwice(
    'services',
    services.map(({ id }) => id),
    'id',
  );
  yield* findTwice(
    'slots',
    slots.map(({ id }) => id),
    'id',
  );
  yield* findTwice(
    'users',
    users.map(({ uid }) => uid),
    'uid',
  );
  const ubrns = referrals.map((referral) => ('resource' in referral ? referral.resource.id : referral.ubrn));
  yield* findTwice('referrals', ubrns, 'UBRN');
  for (const [index, { clinicians = [] }] of services.entries()) {
    for (const [place, clinician] of clinicians.entries()) {
      if (!known.users.has(clinician)) yield `services[${index}].clinicians[${place}] is no user`;
    }
  }
  for (const [index, { service, clinician, start, end }] of slots.entries()) {
    if (!known.services.has(service)) yield `slots[${index}].service is no service`;
    if (clinician !== undefined && !known.users.has(clinician)) yield `slots[${index}].clinician is no user`;
    if (Date.parse(start) >= Date.parse(end)) yield `slots[${index}].end must be after start`;
  }
  for (const [index, referral] of referrals.entries()) {
    if ('resource' in referral) continue;
    const { nhsNumber, service, referringClinician } = referral;
    if (!known.patients.has(nhsNumber)) yield `referrals[${index}].nhsNumber is that of no patient`;
    if (!known.services.has(service)) yield `referrals[${index}].service is no service`;
    if (referringClinician !== undefined && !known.users.has(referringClinician)) {
      yield `referrals[${index}].referringClinician is no user`;
    }
  }
}

function* findTwice(section: string, names: readonly string[], what: string): Generator<string> {
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (seen.has(name)) yield `${section}[${index}] has the ${what} of an earlier entry`;
    seen.add(name);
  }
}
