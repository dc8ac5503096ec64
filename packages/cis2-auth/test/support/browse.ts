import makeFetchCookie from 'fetch-cookie';

/** A person at a browser that is nothing but HTTP and cookies. */
export interface Person {
  readonly uid: string;
  /** The role to choose where CIS2 asks for one. */
  readonly roleId?: string;
  /** Gives up at the sign-in page. */
  readonly cancels?: boolean;
}

/** Makes a browser. It keeps its cookies, so that it stays signed in to CIS2. */
export function openBrowser(fetch: typeof globalThis.fetch) {
  const visit = makeFetchCookie(fetch);
  /** Goes to `start` and on, until the application's own address comes up. */
  return async (start: string, redirectUri: string, person: Person): Promise<string> => {
    let url = start;
    let init: RequestInit = {};
    for (let step = 0; step < 12; step += 1) {
      if (url.startsWith(redirectUri)) return url;
      const response = await visit(url, { redirect: 'manual', ...init });
      const location = response.headers.get('location');
      init = {};
      if (location !== null) url = new URL(location, url).href;
      else init = { method: 'POST', body: fillIn(await response.text(), person) };
    }
    throw new Error('the sign-in never came back');
  };
}

function fillIn(html: string, { uid, roleId, cancels }: Person): URLSearchParams {
  const hidden = html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g);
  const form = new URLSearchParams([...hidden].map(([, name = '', value = '']) => [name, value]));
  const [, kind, firstValue] = /<button name="(user|role)" value="([^"]*)"/.exec(html) ?? [];
  if (kind === undefined) throw new Error(`no choice on the page: ${/<h1>(.*?)<\/h1>/.exec(html)?.[1]}`);
  if (cancels) form.set('cancel', 'yes');
  else form.set(kind, kind === 'user' ? uid : (roleId ?? firstValue ?? ''));
  return form;
}
