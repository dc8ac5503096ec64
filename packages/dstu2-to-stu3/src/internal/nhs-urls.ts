import { codeSystems, extensions, identifierSystems, profiles, type UrlRow } from '../tables/urls.js';

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

/** The STU3 forms of URLs of one kind. */
class UrlTable {
  /** The usual spellings, which are looked up as they are; only others are taken apart. */
  readonly usual = new TextTable();
  private readonly folded = new Map<string, string>();

  constructor(rows: readonly UrlRow[]) {
    for (const [names, from, to] of rows) {
      for (const word of names.split(' ')) {
        const [old = '', name = old] = word.split('>');
        const tail = from.replace('*', old.toLowerCase());
        const url = to.replace('*', name);
        for (const host of ['uk', 'net']) this.usual.set(`http://fhir.nhs.${host}/${tail}`, url);
        this.folded.set(tail.toLowerCase(), url);
      }
    }
  }

  /** The STU3 form; `undefined` where the table has none. */
  get(url: string): string | undefined {
    return this.usual.get(url) ?? this.folded.get(legacy.exec(url)?.[1]?.toLowerCase() ?? '');
  }
}

export const profileUrls: UrlTable = new UrlTable(profiles);
export const extensionUrls: UrlTable = new UrlTable(extensions);
export const identifierUrls: UrlTable = new UrlTable(identifierSystems);
/** The last part of the STU3 code system: `eRS-Priority-1`, `SPECIALTY`. */
export const codeSystemUrls: UrlTable = new UrlTable(codeSystems);
