import { validate, type ProfileName } from '@ers-kit/fhir/stu3';
import type { Parameters, ParametersParameter } from 'fhir/r3.js';

import type { Call } from './caller.js';
import { Refusal, type Issue } from './refusal.js';

/** e-RS's error code for each check of the validator, where it is not that a value is invalid. */
const codeByRule: Readonly<Record<string, string>> = {
  required: 'MISSING_VALUE',
  code: 'INVALID_CODE',
  'unknown-property': 'UNEXPECTED_FIELD',
  'unknown-extension': 'UNEXPECTED_FIELD',
  'unknown-slice': 'UNEXPECTED_FIELD',
  'resource-type': 'INVALID_FHIR_STRUCTURE',
  profile: 'INVALID_FHIR_STRUCTURE',
  choice: 'INVALID_FHIR_STRUCTURE',
  cycle: 'INVALID_FHIR_STRUCTURE',
  depth: 'INVALID_FHIR_STRUCTURE',
  empty: 'INVALID_FHIR_STRUCTURE',
  null: 'INVALID_FHIR_STRUCTURE',
  reference: 'REFERENCE_NOT_FOUND',
  'no-service-twice': 'DUPLICATE_SERVICE',
  'duplicate-id': 'INVALID_FHIR_STRUCTURE',
  'no-filter-on-referrer-worklist': 'UNEXPECTED_FIELD',
  'one-service': 'TOO_MANY_ITEMS',
  'booking-needs-slot': 'MISSING_VALUE',
  'deferral-needs-reason': 'MISSING_VALUE',
  'cancellation-needs-reason': 'MISSING_VALUE',
  'advice-needs-recommendation': 'VALUE_IS_REQUIRED',
};

/** Codes that every operation with a body may answer, and so the ones to fall back to. */
const fallbackCode = 'INVALID_VALUE';

/**
 * The body of a call as a resource, checked against its profile.
 *
 * @throws 400 where it is no JSON, 422 with an issue for each finding
 */
export async function readResource<Resource>(call: Call, profile: ProfileName): Promise<Resource> {
  const body = parseJson(new TextDecoder().decode(await call.body()), call);
  const { issues } = validate(body, { profile, mode: 'request', maxIssues: 50 });
  const found = issues
    .filter(({ severity }) => severity === 'error')
    .map(({ rule, path, message }): Issue => {
      const code = path.endsWith('.resourceType')
        ? 'INVALID_FHIR_STRUCTURE'
        : (codeByRule[rule] ?? fallbackCode);
      return {
        code,
        issueCode: code === 'MISSING_VALUE' ? 'required' : 'value',
        diagnostics: `'${path}' ${message}`,
      };
    });
  if (found.length > 0) throw new Refusal(422, ...found);
  // The profile has just been checked, and the caller's type says which.
  return body as Resource;
}

function parseJson(text: string, { operation }: Call): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    if (operation.statuses.includes(400)) throw new Refusal(400);
    throw new Refusal(422, { code: fallbackCode, issueCode: 'invalid', diagnostics: 'The body is no JSON.' });
  }
}

/** The parameters of a `Parameters` body, by name. */
export interface ParameterReader {
  one(name: string): ParametersParameter | undefined;
  all(name: string): readonly ParametersParameter[];
}

/** Reads a `Parameters` body: see {@link readResource}. */
export async function readParameters(call: Call, profile: ProfileName): Promise<ParameterReader> {
  const { parameter = [] } = await readResource<Parameters>(call, profile);
  return {
    one: (name) => parameter.find((each) => each.name === name),
    all: (name) => parameter.filter((each) => each.name === name),
  };
}
