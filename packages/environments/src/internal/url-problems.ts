import { isLoopbackHostname } from '@ers-kit/internal';

/** Matches what no URL of a configuration holds: blanks, control characters, non-ASCII, backslashes. */
const forbiddenCharacters = /[^\x21-\x7e]|\\/;
const dotSegment = /^(?:\.|%2e){1,2}$/i;

/** What a URL may have that a base URL may not. */
export type UrlAllowance = 'trailing slash' | 'query';

function partProblems(url: URL, text: string, allowed: readonly UrlAllowance[]): string[] {
  const problems: string[] = [];
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopbackHostname(url.hostname))) {
    problems.push('must start with https:// (http:// is for loopback only)');
  }
  if (/^[^/]*\/\/[^/?#]*@/.test(text)) problems.push('must not hold a user name or password');
  if (text.includes('?') && !allowed.includes('query')) problems.push('must not have a query');
  if (text.includes('#')) problems.push('must not have a fragment');
  const path = pathOf(text);
  if (path.endsWith('/') && !allowed.includes('trailing slash')) problems.push('must not end in a slash');
  if (path.includes('//') || path.split('/').some((segment) => dotSegment.test(segment))) {
    problems.push('must not have dot segments or empty segments in its path');
  }
  return problems;
}

/**
 * Everything that keeps `value` from being a base URL, each as the end of a sentence. Never holds the value.
 */
export function urlProblems(value: unknown, allowed: readonly UrlAllowance[] = []): string[] {
  if (typeof value !== 'string') return ['must be a string'];
  if (value.trim() === '') return ['must not be empty'];
  if (forbiddenCharacters.test(value)) {
    return ['must not hold blanks, control characters, backslashes or characters outside ASCII'];
  }
  if (!/^[a-z][a-z0-9+.-]*:\/\/[^/]/i.test(value) || !URL.canParse(value)) {
    return ['must be an absolute URL such as https://host/path'];
  }
  return partProblems(new URL(value), value, allowed);
}

/** The path of an absolute URL, as written. */
export function pathOf(url: string): string {
  return url.replace(/^[^/]*\/\/[^/?#]*/, '').replace(/[?#].*$/, '');
}
