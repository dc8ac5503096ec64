import { readFile } from 'node:fs/promises';

import type { CodeOf } from '@ers-kit/fhir/stu3';
import { safeCause } from '@ers-kit/internal';

import type { ReferralStateCode } from '../ers/referral-states.js';
import { SimulatorError } from '../simulator-error.js';
import type { SimulatorUser } from '../users.js';
import { completeUser, type WrittenUser } from '../users/written-user.js';
import { admitReferral } from './admit-referral.js';
import { findLinkProblems } from './data-links.js';
import { checkData } from './data-schema.js';
import { putSeeded } from './letters.js';
import { tellReferral } from './tell-referral.js';
import { seedPatients, type Patient } from './patients.js';
import type { Service } from './service.js';
import { seedServices, serviceDefaults } from './services.js';
import { addSlotsOf, type World } from './world.js';

/**
 * A service of a data file: what it leaves out is that of an ordinary, directly bookable service.
 *
 * @example
 * ```ts
 * import type { WrittenService } from '@ers-kit/simulator';
 *
 * const service: WrittenService = {
 *   id: '20999',
 *   name: 'Made-up Knee Clinic',
 *   organisation: 'R69',
 *   specialty: 'ORTHOPAEDICS',
 *   clinicTypes: ['KNEE'],
 * };
 * ```
 */
export type WrittenService = Pick<Service, 'id' | 'name' | 'organisation' | 'specialty' | 'clinicTypes'> &
  Partial<Service>;

/**
 * A slot of a data file.
 *
 * @example
 * ```ts
 * import type { WrittenSlot } from '@ers-kit/simulator';
 *
 * const slot: WrittenSlot = {
 *   id: 'slot-1',
 *   service: '20999',
 *   start: '2026-12-01T09:00:00Z',
 *   end: '2026-12-01T09:20:00Z',
 * };
 * ```
 */
export interface WrittenSlot {
  /** e-RS id of the slot. */
  readonly id: string;
  /** Id of the service. */
  readonly service: string;
  /** ISO instants. */
  readonly start: string;
  /** ISO instant. */
  readonly end: string;
  /** Uid of a user. */
  readonly clinician?: string;
}

/**
 * A referral of a data file, by its facts: the simulator writes the resource.
 *
 * @example
 * ```ts
 * import type { WrittenReferral } from '@ers-kit/simulator';
 *
 * const referral: WrittenReferral = {
 *   ubrn: '000000070099',
 *   nhsNumber: '9990000018',
 *   service: '20999',
 *   referringOrganisation: 'R68',
 *   state: 'NOT_BOOKED',
 * };
 * ```
 */
export interface WrittenReferral {
  /** 12 digits. */
  readonly ubrn: string;
  /** Of a patient of the file, or of the seed. */
  readonly nhsNumber: string;
  /** Id of the service it is at, or for. */
  readonly service: string;
  /** ODS code of the practice. */
  readonly referringOrganisation: string;
  /** Default: `NOT_BOOKED`. */
  readonly state?: ReferralStateCode;
  /** Default: the service's first. */
  readonly priority?: CodeOf<'priority'>;
  /** Default: the service's first. */
  readonly clinicType?: string;
  /** Uid of a user. */
  readonly referringClinician?: string;
  /** Default: 1. */
  readonly version?: number;
  /** ISO instant. Default: a day before the start. */
  readonly created?: string;
}

/**
 * What `data` holds, or the file it names. A section that is left out is the seed's; referrals are then none.
 *
 * @example
 * ```ts
 * import type { DataFile } from '@ers-kit/simulator';
 *
 * const data: DataFile = {
 *   services: [
 *     {
 *       id: '20999',
 *       name: 'Made-up Knee Clinic',
 *       organisation: 'R69',
 *       specialty: 'ORTHOPAEDICS',
 *       clinicTypes: ['KNEE'],
 *     },
 *   ],
 *   referrals: [],
 * };
 * ```
 */
export interface DataFile {
  /** Whom referrals can be about. */
  readonly patients?: readonly Patient[];
  /** What can be referred to. */
  readonly services?: readonly WrittenService[];
  /** Beside those that services have by their number. */
  readonly slots?: readonly WrittenSlot[];
  /** Who can sign in. */
  readonly users?: readonly WrittenUser[];
  /** By their facts, or as whole resources. */
  readonly referrals?: readonly (
    WrittenReferral | { readonly resource: { readonly id: string }; readonly referringOrganisation?: string }
  )[];
}

const day = 86_400_000;

/**
 * Makes a world of a data file, or of what would stand in one.
 *
 * @throws {@link SimulatorError} `ERR_SIMULATOR_DATA_INVALID`, with a problem for each mistake
 */
export async function readWorld(source: unknown, seedUsers: readonly SimulatorUser[]): Promise<World> {
  const data = typeof source === 'string' ? await readJsonFile(source) : source;
  const problems = [...checkData(data, '')];
  if (problems.length > 0) throw invalidData(problems);
  return createDataWorld(data as DataFile, seedUsers);
}

function createDataWorld(data: DataFile, seedUsers: readonly SimulatorUser[]): World {
  const users = data.users?.map(completeUser) ?? seedUsers;
  const services = data.services?.map(completeService) ?? seedServices;
  const patients = data.patients ?? seedPatients;
  const problems = findLinkProblems(data, {
    patients: new Set(patients.map(({ nhsNumber }) => nhsNumber)),
    services: new Set(services.map(({ id }) => id)),
    users: new Set(users.map(({ uid }) => uid)),
  });
  const found = [...problems];
  if (found.length > 0) throw invalidData(found);
  return {
    users,
    services,
    patients,
    populate(context) {
      addSlotsOf(services, context);
      const slots = data.slots ?? [];
      context.store.addSlots(slots.map(({ service: serviceId, ...slot }) => ({ serviceId, ...slot })));
      for (const [index, referral] of (data.referrals ?? []).entries()) {
        if ('resource' in referral) {
          const { resource, ...details } = referral;
          admitReferral(resource, details, context);
        } else {
          const service = context.directory.service(referral.service);
          if (service) putSeeded(writeReferral(referral, service, index, context), context);
        }
      }
    },
  };
}

function writeReferral(
  referral: WrittenReferral,
  service: Service,
  index: number,
  { clock, fhirBaseUrls }: Parameters<World['populate']>[0],
): ReturnType<typeof tellReferral> {
  const { ubrn, nhsNumber, referringOrganisation, referringClinician = '', created } = referral;
  return tellReferral(
    {
      ubrn,
      version: referral.version ?? 1,
      serial: index,
      nhsNumber,
      practice: referringOrganisation,
      service,
      state: referral.state ?? 'NOT_BOOKED',
      priority: referral.priority ?? service.priorities[0] ?? 'ROUTINE',
      clinicType: referral.clinicType ?? service.clinicTypes[0] ?? 'NOT_OTHERWISE_SPECIFIED',
      referringClinician,
      created: created === undefined ? clock.now() - day : Date.parse(created),
    },
    fhirBaseUrls.STU3,
  );
}

const completeService = (service: WrittenService): Service => ({
  ...serviceDefaults,
  site: service.organisation,
  siteName: service.name,
  distance: 1,
  ...service,
});

async function readJsonFile(path: string): Promise<unknown> {
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    throw invalidData([`the file cannot be read (${code})`], error);
  }
  try {
    return JSON.parse(content) as unknown;
  } catch {
    throw invalidData(['the file is no JSON']);
  }
}

function invalidData(problems: readonly string[], cause?: unknown): SimulatorError {
  return new SimulatorError(
    'ERR_SIMULATOR_DATA_INVALID',
    `The simulator cannot start from this data: ${problems.join('; ')}. ` +
      'Correct the data file; its form is described in the README of @ers-kit/simulator.',
    { problems, ...(cause === undefined ? {} : { cause: safeCause(cause) }) },
  );
}
