import type { Patient } from '../seed/patients.js';
import type { Service } from '../seed/service.js';
import type { SimulatorUser } from '../users.js';

/** Who works where and which organisation runs which service. */
export interface Directory {
  user(userId: string): SimulatorUser | undefined;
  holdsFunction(userId: string, organisation: string, businessFunction: string): boolean;
  /** Users who hold a function at an organisation. */
  usersWith(organisation: string, businessFunction: string): readonly SimulatorUser[];
  service(id: string): Service | undefined;
  services(): readonly Service[];
  patient(nhsNumber: string): Patient | undefined;
}

/** Builds the look-ups once; what they are built from does not change while the simulator runs. */
export function createDirectory(
  users: readonly SimulatorUser[],
  services: readonly Service[],
  patients: readonly Patient[],
): Directory {
  const patientByNumber = new Map(patients.map((patient) => [patient.nhsNumber, patient]));
  const userById = new Map(users.map((user) => [user.uid, user]));
  const serviceById = new Map(services.map((service) => [service.id, service]));
  return {
    user: (userId) => userById.get(userId),
    holdsFunction(userId, organisation, businessFunction) {
      const user = userById.get(userId);
      return user !== undefined && holds(user, organisation, businessFunction);
    },
    usersWith: (organisation, businessFunction) =>
      users.filter((user) => holds(user, organisation, businessFunction)),
    service: (id) => serviceById.get(id),
    services: () => services,
    patient: (nhsNumber) => patientByNumber.get(nhsNumber),
  };
}

function holds(user: SimulatorUser, organisation: string, businessFunction: string): boolean {
  return user.ersFunctions.some(
    (held) => held.organisation === organisation && held.businessFunctions.includes(businessFunction),
  );
}
