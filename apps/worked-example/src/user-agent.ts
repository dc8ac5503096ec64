import makeFetchCookie from 'fetch-cookie';
import { parse } from 'node-html-parser';
import { CookieJar } from 'tough-cookie';

const mostPages = 20;

/**
 * A browser without a screen: it keeps cookies, follows redirects, and signs in as `userId` on the page that
 * asks for a user. Resolves to the URL at which the browser comes back to the application.
 */
export async function signInAs(
  userId: string,
  startUrl: string,
  redirectUri: string,
  fetch: typeof globalThis.fetch,
): Promise<string> {
  const browse = makeFetchCookie(fetch, new CookieJar());
  let url = startUrl;
  let init: RequestInit = {};
  for (let page = 0; page < mostPages; page += 1) {
    if (url.startsWith(redirectUri)) return url;
    const response = await browse(url, { ...init, redirect: 'manual' });
    const location = response.headers.get('location');
    if (location !== null) {
      [url, init] = [new URL(location, url).href, {}];
    } else {
      [url, init] = fillSignInForm(await response.text(), url, userId);
    }
  }
  throw new Error(`the sign-in did not come back to the application within ${mostPages} pages`);
}

function fillSignInForm(html: string, pageUrl: string, userId: string): [url: string, init: RequestInit] {
  const page = parse(html);
  const form = page.querySelector('form');
  const button = form
    ?.querySelectorAll('button[name]')
    .find((candidate) => candidate.getAttribute('value') === userId);
  if (!form || !button)
    throw new Error(`the sign-in page "${page.querySelector('title')?.text ?? ''}" does not offer the user`);
  const fields = new URLSearchParams();
  for (const input of form.querySelectorAll('input[type=hidden]')) {
    fields.append(input.getAttribute('name') ?? '', input.getAttribute('value') ?? '');
  }
  fields.append(button.getAttribute('name') ?? '', userId);
  return [new URL(form.getAttribute('action') ?? '', pageUrl).href, { method: 'POST', body: fields }];
}
