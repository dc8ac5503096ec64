import { codeSystemHandlers, completeCodeSystem } from './code-system.js';
import type { Context, Json } from './context.js';
import { converters } from './converters.js';
import { completeReferral, ersHandlers, foldLocation, mapExtension, mapReferral } from './ers-handlers.js';
import { finishAppointment, finishAttachment } from './finish.js';
import { handlers } from './handlers.js';
import { checkFilters, mapParameter, mapRequest } from './worklist-request.js';
import { codeSystemUrls } from './nhs-urls.js';
import {
  addDisplay,
  quickCoding,
  quickEntry,
  quickConcept,
  quickExtension,
  quickIdentifier,
  quickMeta,
  quickParticipant,
  quickReference,
} from './quick.js';
import { quickAttachment, quickDocument } from './quick-document.js';
import { type ObjectMapper, readSpecs, type Spec } from './spec.js';
import { splitCodeSystem, splitRoles } from './split.js';

function completeCoding(context: Context, source: Json, out: Json): void {
  const name = typeof source['system'] === 'string' ? codeSystemUrls.get(source['system']) : undefined;
  if (name === undefined) return;
  if (out['display'] === undefined) {
    if (context.referral !== undefined) addDisplay(context, name, out);
  } else if (name === 'eRS-Priority-1' && out['code'] !== source['code']) {
    // The display was that of the old code.
    addDisplay(context, name, out);
    context.trace?.move([...context.from, 'display'], [...context.to, 'display']);
  }
}

function completeBase(context: Context, _source: Json, out: Json): void {
  if (out['intent'] !== undefined) return;
  out['intent'] = 'order';
  context.report(
    'information',
    'defaulted',
    'STU3 wants an intent; a referral that was sent is an order.',
    undefined,
    'intent',
  );
}

function completeList(context: Context, _source: Json, out: Json): void {
  if (out['meta'] !== undefined || !context.infers('A008.profile')) return;
  out['meta'] = { profile: ['https://fhir.nhs.uk/STU3/StructureDefinition/eRS-FetchWorklist-List-1'] };
  context.report(
    'information',
    'defaulted',
    'The platform requires the profile.',
    'A008.profile',
    'meta.profile[0]',
  );
}

const after: Readonly<Record<string, Spec['after']>> = {
  Coding: completeCoding,
  Practitioner: splitRoles,
  ValueSet: splitCodeSystem,
  ReferralRequest: completeBase,
  ErsReferralRequest: completeReferral,
  ErsAppointment: (context, _source, out) => finishAppointment(context, out),
  ErsAttachment: (context, _source, out) => finishAttachment(context, out),
  ErsList: completeList,
  ErsParameters: checkFilters,
  ErsIssue: foldLocation,
  ErsValueSet: completeCodeSystem,
};

const maps: Readonly<Record<string, ObjectMapper>> = {
  Extension: mapExtension,
  ErsReferralRequest: mapReferral,
  ErsParameter: mapParameter,
  ErsParameters: mapRequest,
};

const quick: Readonly<Record<string, Spec['quick']>> = {
  ErsAttachment: quickAttachment,
  ErsDocumentReference: quickDocument,
  ErsParticipant: quickParticipant,
  'List.entry': quickEntry,
  Coding: quickCoding,
  CodeableConcept: quickConcept,
  Extension: quickExtension,
  Identifier: quickIdentifier,
  Meta: quickMeta,
  Reference: quickReference,
};

/** The element tables with the code that they name. */
export const specs: ReadonlyMap<string, Spec> = readSpecs({
  converters,
  handlers: { ...handlers, ...ersHandlers, ...codeSystemHandlers },
});

for (const [name, spec] of specs) {
  spec.after = after[name];
  spec.map = maps[name];
  spec.quick = quick[name];
}
