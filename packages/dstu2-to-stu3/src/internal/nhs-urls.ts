import { codeSystems, extensions, identifierSystems, profiles, stu3Base } from '../tables/urls.js';

const legacy = /^https?:\/\/fhir\.nhs\.(?:uk|net)\/(?!STU3\/)(.*)$/is;

/** Whether a URL is one of e-RS in DSTU2: of the live service or of the draft guide, in whatever case. */
export function isLegacyUrl(url: string): boolean {
  return legacy.test(url);
}

/**
 * Texts by their length, compared one by one. Texts fresh from `JSON.parse` have no hash yet, so this is faster than a
 * `Map` where each length has few.
 */
export class TextTable {
  private readonly byLength: (readonly [string, string])[][] = [];

  set(key: string, value: string): void {
    (this.byLength[key.length] ??= []).push([key, value]);
  }

  get(key: string): string | undefined {
    const rows = this.byLength[key.length];
    if (rows === undefined) return undefined;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index]!;
      if (row[0] === key) return row[1];
    }
    return undefined;
  }
}

/** Finds the STU3 form of a URL; `undefined` where the table has none. */
type Lookup = (url: string) => string | undefined;

/** Fills `exact` with the usual spellings, which are looked up as they are; only others are taken apart. */
function lookup(
  prefix: string,
  table: Readonly<Record<string, string>>,
  base: string,
  exact = new TextTable(),
): Lookup {
  const folded = new Map<string, string>();
  for (const [key, value] of Object.entries(table)) {
    const tail = `${prefix}${key}`.replace(/^(structure|operation)definition/, (word) =>
      word.startsWith('s') ? 'StructureDefinition' : 'OperationDefinition',
    );
    for (const host of ['uk', 'net']) exact.set(`http://fhir.nhs.${host}/${tail}`, base + value);
    folded.set(tail.toLowerCase(), base + value);
  }
  return (url) => exact.get(url) ?? folded.get(legacy.exec(url)?.[1]?.toLowerCase() ?? '');
}

/** Usual spellings of profiles, extensions, identifier and code systems. */
export const profileUrls = new TextTable();
export const extensionUrls = new TextTable();
export const identifierUrls = new TextTable();
export const codeSystemUrls = new TextTable();

export const stu3Profile: Lookup = lookup('', profiles, stu3Base, profileUrls);
export const stu3Extension: Lookup = lookup(
  'StructureDefinition/',
  extensions,
  `${stu3Base}StructureDefinition/`,
  extensionUrls,
);
export const stu3Identifier: Lookup = lookup('Id/', identifierSystems, '', identifierUrls);
/** The last part of the STU3 code system: `eRS-Priority-1`, `SPECIALTY`. */
export const stu3CodeSystem: Lookup = lookup('ValueSet/', codeSystems, '', codeSystemUrls);
