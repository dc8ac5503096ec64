/** The path of a legacy URL, taken apart. */
export interface LegacyPath {
  /** With the port, where it is not the scheme's own; one that cannot exist for a URL without host. */
  readonly host: string;
  /** As found: `/ers-api/STU3/v1`. */
  readonly base: string;
  /** Whether the base alone belongs to e-RS; a bare `/v1` does not. */
  readonly distinctive: boolean;
  /** Whether the base names FHIR STU3. */
  readonly stu3: boolean;
  /** Below the base, decoded. */
  readonly segments: readonly string[];
  readonly query: URLSearchParams;
}

const noHost = 'http://no-host.invalid';
const roots: ReadonlySet<string> = new Set(['ers-api', 'ers-external-service']);

/** Finds the legacy base path in `url`; `undefined` where there is none. */
export function parseLegacyPath(url: string): LegacyPath | undefined {
  const parsed = parseUrl(url);
  const segments = parsed && decodeSegments(parsed.pathname);
  if (!parsed || !segments) return undefined;
  const base = findBase(segments.map((segment) => segment.toLowerCase()));
  if (!base) return undefined;
  return {
    host: parsed.host.replace(/\.(?=:|$)/, ''),
    base: `/${segments.slice(base.start, base.end).join('/')}`,
    distinctive: base.distinctive,
    stu3: base.stu3,
    segments: segments.slice(base.end),
    query: parsed.searchParams,
  };
}

function parseUrl(url: string): URL | undefined {
  try {
    const parsed = new URL(url.trim(), noHost);
    return ['http:', 'https:'].includes(parsed.protocol) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function decodeSegments(pathname: string): string[] | undefined {
  const parts = pathname.split('/').filter((part) => part !== '');
  try {
    const decoded = parts.map(decodeURIComponent);
    return decoded.some((part) => part.includes('/')) ? undefined : decoded;
  } catch {
    return undefined;
  }
}

interface Base {
  readonly start: number;
  readonly end: number;
  readonly stu3: boolean;
  readonly distinctive: boolean;
}

function findBase(segments: readonly string[]): Base | undefined {
  const root = segments.findIndex((segment) => roots.has(segment));
  if (root >= 0) return versionAt(segments, root, root + 1, true);
  const stu3 = segments.findIndex((segment) => segment === 'stu3' || segment === 'stu3v1');
  if (stu3 >= 0) return versionAt(segments, stu3, stu3, true);
  return versionAt(segments, 0, 0, false);
}

/** `v1`, `STU3/v1`, or `STU3v1` as one catalogue printed it. */
function versionAt(
  segments: readonly string[],
  start: number,
  version: number,
  distinctive: boolean,
): Base | undefined {
  const first = segments[version];
  if (first === 'v1') return { start, end: version + 1, stu3: false, distinctive };
  if (first === 'stu3v1') return { start, end: version + 1, stu3: true, distinctive };
  if (first === 'stu3' && segments[version + 1] === 'v1') {
    return { start, end: version + 2, stu3: true, distinctive };
  }
  return undefined;
}
