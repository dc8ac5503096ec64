import { codeSystems, identifierSystems, profileUrls, referenceDataSystem } from '@ers-kit/fhir/stu3';
import { isRecord } from '@ers-kit/internal';

/** The systems of a DSTU2 query, by the last part of their URL in small letters, and those of STU3. */
const systemsOf = (stu3BaseUrl: string): Readonly<Record<string, string>> => ({
  'ers-referrallistselector-1': codeSystems.referralListSelector.system,
  'ers-assignedindicator-1': codeSystems.assignedIndicator.system,
  'ers-specialty-1': referenceDataSystem(stu3BaseUrl, 'SPECIALTY'),
  'ers-service': identifierSystems.ersService,
  'sds-user-id': identifierSystems.sdsUserId,
  'ods-site-code': identifierSystems.locationOrganisation,
});

/** A DSTU2 query of a worklist (A008) as STU3 has it. What is no JSON stays as it is, to be refused. */
export function toStu3WorklistQuery(
  bytes: Uint8Array<ArrayBuffer>,
  stu3BaseUrl: string,
): Uint8Array<ArrayBuffer> {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return bytes;
  }
  const renamed = renameSystems(body, systemsOf(stu3BaseUrl));
  const query = isRecord(renamed) ? { ...renamed, meta: { profile: [profileUrls.fetchWorklist] } } : renamed;
  return new TextEncoder().encode(JSON.stringify(query));
}

function renameSystems(value: unknown, systems: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((each) => renameSystems(each, systems));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => {
      if (name !== 'system' || typeof each !== 'string') return [name, renameSystems(each, systems)];
      return [name, systems[each.slice(each.lastIndexOf('/') + 1).toLowerCase()] ?? each];
    }),
  );
}
