import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type requestValidator from 'openapi-request-validator';
import { nhsFolder } from './testing.js';

/** A request of the API, as it went over the wire. */
export interface JudgedRequest {
  readonly method: string;
  /** Path and query from `/STU3` or `/R4` on. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** JSON as parsed, or the text of a file. */
  readonly body?: unknown;
}

type Json = Readonly<Record<string, unknown>>;
type Validator = InstanceType<typeof requestValidator.default>;

// CommonJS whose default export run-times and test runners unwrap differently.
const { default: RequestValidator } = createRequire(import.meta.url)(
  'openapi-request-validator',
) as typeof requestValidator;

/** Says what the published specification finds wrong with a request; nothing is an empty list. */
export type RequestJudge = (request: JudgedRequest) => string[];

/**
 * Judges requests by the published OpenAPI document, through a validator that is not ours; `undefined` where
 * the document is not there.
 */
export function createRequestJudge(): RequestJudge | undefined {
  const folder = nhsFolder();
  if (folder === undefined) return undefined;
  const document = JSON.parse(readFileSync(join(folder, 'ers-openapi.structure.json'), 'utf8')) as Json;
  const paths = document['paths'] as Readonly<Record<string, Json>>;
  const validators = new Map<string, Validator>();
  return ({ method, url, headers, body }) => {
    const { pathname, searchParams } = new URL(url, 'http://judge.invalid');
    const found = matchPath(Object.keys(paths), pathname);
    const declared = found && paths[found.template]?.[method.toLowerCase()];
    if (!found || !declared) return [`${method} ${pathname} is not in the specification`];
    const key = `${method} ${found.template}`;
    const validator = validators.get(key) ?? compile(document, declared as Json);
    validators.set(key, validator);
    const failed = validator.validateRequest({
      // The validator fills in defaults and lower-cases names, so it gets copies.
      headers: { ...headers },
      body,
      params: found.parameters,
      query: queryOf(searchParams, integersOf(document, declared as Json)),
    }) as { errors?: { path?: string; message?: string }[] } | undefined;
    return (failed?.errors ?? []).map(({ path, message }) => `${path ?? 'request'} ${message ?? 'is wrong'}`);
  };
}

function matchPath(
  templates: readonly string[],
  pathname: string,
): { template: string; parameters: Record<string, string> } | undefined {
  const actual = pathname.split('/');
  for (const template of templates) {
    const expected = template.split('/');
    if (expected.length !== actual.length) continue;
    const parameters: Record<string, string> = {};
    const matches = expected.every((part, index) => {
      const value = decodeURIComponent(actual[index] ?? '');
      if (!part.startsWith('{')) return part === value;
      parameters[part.slice(1, -1)] = value;
      // `{ubrn}` must not swallow an operation's name.
      return value !== '' && !value.startsWith('$');
    });
    if (matches) return { template, parameters };
  }
  return undefined;
}

function queryOf(
  search: URLSearchParams,
  integers: ReadonlySet<unknown>,
): Record<string, string | number | string[]> {
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = search.getAll(name);
      const [first = ''] = values;
      // A query is text; the validator wants what it stands for.
      const single = integers.has(name) && /^-?\d+$/.test(first) ? Number(first) : first;
      return [name, values.length > 1 ? values : single];
    }),
  );
}

/** The object itself, or the one that it refers to. */
function resolve(document: Json, value: unknown): Json {
  const reference = (value as Json)['$ref'];
  if (typeof reference !== 'string') return value as Json;
  return reference
    .slice('#/'.length)
    .split('/')
    .reduce((node, part) => node[part] as Json, document);
}

const parametersOf = (document: Json, declared: Json): Json[] =>
  (declared['parameters'] as unknown[]).map((parameter) => resolve(document, parameter));

function integersOf(document: Json, declared: Json): Set<unknown> {
  const integers = parametersOf(document, declared).filter(
    (parameter) => (parameter['schema'] as Json)['type'] === 'integer',
  );
  return new Set(integers.map((parameter) => parameter['name']));
}

function compile(document: Json, declared: Json): Validator {
  const body = declared['requestBody'];
  return new RequestValidator({
    parameters: parametersOf(document, declared) as never,
    ...(body === undefined ? {} : { requestBody: resolve(document, body) as never }),
    componentSchemas: (document['components'] as Json)['schemas'] as never,
    // The one format of the document that is none of the standard's.
    customFormats: { '^Bearer\\ [[:ascii:]]+$': (value) => /^Bearer [\x20-\x7e]+$/.test(value) },
  });
}

/** Published requests that make the operations' bodies, below the folder of STU3 examples. */
const bodies: Readonly<Record<string, string>> = {
  A008: 'retrieveWorklist/requests/FilteringByService.json',
  A010: 'patientServiceSearch/requests/RcMinimal.json',
  A011: 'createReferral/requests/MinimalRequest.json',
  A012: 'maintainReferralLetter/requests/SingleDocumentReference.json',
  A014: 'rejectReferral/requests/BasicExampleDbs.json',
  A016: 'bookOrDeferAppointment/requests/BookingWithNamedClinician.json',
  A021: 'createReferralAndSendForTriage/requests/Parameters.json',
  A022: 'cancelAppointmentActionLater/requests/MinimalExampleDBS.json',
  A023: 'retrieveAdviceAndGuidanceWorklist/requests/MinimalAdviceAndGuidanceRequests.json',
  A026: 'sendAdviceAndGuidanceResponse/requests/AttachmentIncluded.json',
  A027: 'convertAdviceAndGuidanceToReferral/requests/NoAttachments.json',
  A028: 'recordTriageOutcome/requests/AcceptReferBookLater.json',
  A031: 'changeShortlist/requests/UnbookedReferral.json',
  A032: 'changeShortlistAndSendForTriage/requests/MinimalRequest.json',
  A034: 'updateAppointment/requests/CancellationReasonAndMandatoryComment.json',
  A036: 'cancelReferral/requests/IntendPrivateWithComment.json',
  A044: 'createAdviceAndGuidance/requests/ExampleRCAWithAttachments.json',
};

/** A published body of an operation; `undefined` where there is none, or the folder is not there. */
export function publishedBody(operation: string): unknown {
  const [folder, file] = [nhsFolder(), bodies[operation]];
  if (folder === undefined || file === undefined) return undefined;
  return JSON.parse(readFileSync(join(folder, 'examples/stu3', file), 'utf8'));
}
