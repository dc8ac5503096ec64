import makeFetchCookie from 'fetch-cookie';

/** Follows redirects, keeps cookies, and presses buttons on pages. */
export interface Browser {
  /** Opens a page; ends at a page, or at the first address of the application. */
  open(url: string | URL): Promise<Page>;
}

export interface Page {
  readonly url: string;
  readonly status: number;
  readonly html: string;
  /** The application's address, when the browser was sent back to it. */
  readonly callback: URL | undefined;
  /** Presses a button: its name and value, with the form's hidden fields. */
  press(name: string, value: string): Promise<Page>;
}

/** A browser that reaches servers by `routed`, and the application of the tests not at all. */
export function createBrowser(routed: typeof fetch): Browser {
  const cookieFetch = makeFetchCookie(routed);
  async function visit(url: string, init: RequestInit = {}): Promise<Page> {
    let target = url;
    let request = init;
    for (let hop = 0; hop < 10; hop += 1) {
      if (target.startsWith('http://127.0.0.1:3999/')) return toPage(target, 0, '', new URL(target));
      const response = await cookieFetch(target, { redirect: 'manual', ...request });
      const location = response.headers.get('location');
      if (!location) return toPage(target, response.status, await response.text(), undefined);
      target = new URL(location, target).href;
      request = {};
    }
    throw new Error('too many redirects');
  }
  function toPage(url: string, status: number, html: string, callback: URL | undefined): Page {
    return {
      url,
      status,
      html,
      callback,
      press(name, value) {
        const fields = new URLSearchParams({ [name]: value });
        for (const [, hidden = '', content = ''] of html.matchAll(
          /<input type="hidden" name="([^"]*)" value="([^"]*)">/g,
        )) {
          fields.set(hidden, content);
        }
        return visit(url, { method: 'POST', body: fields });
      },
    };
  }
  return { open: (url) => visit(String(url)) };
}
