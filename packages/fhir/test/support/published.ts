import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nhsFolder, readJsonFiles, toJsonSchema } from '@ers-kit/internal/testing';
import addFormats from 'ajv-formats';
import { Ajv, type ValidateFunction } from 'ajv';

/** The operation that each folder of published examples belongs to. */
const operationOfFolder: Readonly<Record<string, string>> = {
  acceptReferral: 'a013',
  availableActionsForUserList: 'a029',
  bookOrDeferAppointment: 'a016',
  cancelAppointmentActionLater: 'a022',
  cancelReferral: 'a036',
  changeShortlist: 'a031',
  changeShortlistAndSendForTriage: 'a032',
  convertAdviceAndGuidanceToReferral: 'a027',
  createAdviceAndGuidance: 'a044',
  createReferral: 'a011',
  createReferralAndSendForTriage: 'a021',
  getCodeSystem: 'a004',
  getService: 'a033',
  maintainReferralLetter: 'a012',
  patientServiceSearch: 'a010',
  recordTriageOutcome: 'a028',
  rejectReferral: 'a014',
  retrieveAdviceAndGuidanceConversation: 'a025',
  retrieveAdviceAndGuidanceRequest: 'a024',
  retrieveAdviceAndGuidanceWorklist: 'a023',
  retrieveAppointment: 'a038',
  retrieveAppointmentSlots: 'a015',
  retrieveBusinessFunctions: 'a030',
  retrieveOboUsers: 'a040',
  retrieveReferralRequest: 'a005',
  retrieveWorklist: 'a008',
  searchForServices: 'a035',
  searchServiceRequest: 'a041',
  sendAdviceAndGuidanceResponse: 'a026',
  updateAppointment: 'a034',
};

/** A published example, with the mode that fits it and its operation's schema. */
export interface PublishedExample {
  readonly file: string;
  readonly release: 'STU3' | 'R4';
  readonly mode: 'request' | 'response';
  readonly value: Record<string, unknown>;
  readonly schema: object;
}

type Json = Record<string, unknown>;

interface Document {
  readonly paths: Record<string, Record<string, Json>>;
  readonly components: { readonly schemas: Record<string, Json>; readonly responses: Record<string, Json> };
}

const folder = nhsFolder();

function readDocument(root: string): Document {
  return JSON.parse(readFileSync(join(root, 'ers-openapi.structure.json'), 'utf8')) as Document;
}

function schemaOf(document: Document, operation: string, mode: 'request' | 'response'): object | undefined {
  const all = Object.values(document.paths).flatMap((path) => Object.values(path));
  const found = all.find((item) => String(item['operationId']).startsWith(operation)) as
    { requestBody?: Json; responses: Record<string, Json> } | undefined;
  const success = found?.responses['200'] ?? found?.responses['201'];
  const reference = ((success?.['$ref'] ?? '') as string).split('/').at(-1) ?? '';
  const holder =
    mode === 'request' ? found?.requestBody : (document.components.responses[reference] ?? success);
  const content = holder?.['content'] as Record<string, { schema: object }> | undefined;
  return content?.['application/fhir+json']?.schema;
}

/** Every published example; none where the folder is missing. */
export function publishedExamples(): PublishedExample[] {
  if (!folder) return [];
  const document = readDocument(folder);
  return [...readJsonFiles(join(folder, 'examples'))].map(([file, json]) => {
    const value = json as Record<string, unknown>;
    const release = file.startsWith('r4') ? 'R4' : 'STU3';
    const mode = file.includes('/requests/') ? 'request' : 'response';
    const outcome = release === 'R4' ? 'NHSDigital-OperationOutcome' : 'STU3-OperationOutcome';
    const operation = operationOfFolder[file.split('/')[1] ?? ''] ?? '';
    const schema =
      value['resourceType'] === 'OperationOutcome'
        ? { $ref: `#/components/schemas/${outcome}` }
        : schemaOf(document, operation, mode);
    if (!schema)
      throw new Error(
        `no schema for ${file}: add its folder to operationOfFolder in test/support/published.ts`,
      );
    return { file, release, mode, value, schema };
  });
}

/** Compiles published schemas with ajv, one validator for each. */
export function createSchemaCompiler(): (schema: object) => ValidateFunction {
  if (!folder) throw new Error('published NHS material is missing');
  const definitions = toJsonSchema(readDocument(folder).components.schemas);
  const ajv = new Ajv({ strict: false });
  (addFormats as unknown as (ajv: Ajv) => void)(ajv);
  const compiled = new Map<string, ValidateFunction>();
  return (schema) => {
    const key = JSON.stringify(schema);
    const validate = compiled.get(key) ?? ajv.compile({ ...(toJsonSchema(schema) as object), definitions });
    compiled.set(key, validate);
    return validate;
  };
}
