import type { LegacyEvidence } from '../recognise-legacy-request.js';

/** `typeInfo` of every session object of the legacy API. */
const sessionTypeInfo = 'uk.nhs.ers.xapi.dto.v1.session.ProfessionalSession';

/**
 * URLs that only the DSTU2 generations use. STU3 kept `http://fhir.nhs.net/Id/…`, so identifiers of that host
 * prove nothing.
 */
const dstu2Url =
  /http:\/\/fhir\.nhs\.(?:uk\/Id|(?:uk|net)\/(?:StructureDefinition|OperationDefinition|ValueSet))\//;

/** How much of a body is looked at: its URLs stand at its head, in `meta.profile` and the first parameters. */
const lookedAt = 65_536;

/** What the body says about its generation. Bytes are not looked into. */
export function readBodyEvidence(body: unknown): LegacyEvidence[] {
  const text = textOf(body).slice(0, lookedAt);
  const evidence: LegacyEvidence[] = [];
  if (text.includes(sessionTypeInfo))
    evidence.push({ source: 'body', detail: `typeInfo ${sessionTypeInfo}` });
  if (dstu2Url.test(text)) evidence.push({ source: 'body', detail: 'FHIR DSTU2 URLs of NHS' });
  return evidence;
}

function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (ArrayBuffer.isView(body)) return '';
  try {
    return JSON.stringify(body) ?? '';
  } catch {
    return '';
  }
}
