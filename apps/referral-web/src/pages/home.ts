import { kindOfRecord, worklistTypesOf } from '@ers-kit/client';
import { isUbrn, mayCall } from '@ers-kit/operations';
import { signedIn } from '../identity/signed-in.js';
import { answerTo, serveForm, type FormPage } from './forms.js';
import type { PageTools } from './record-pages.js';

/** What stays of a number that people type or paste in groups. */
export const digitsOf = (text = ''): string => text.replaceAll(/[\s-]/g, '');

const check = (text?: string) => (isUbrn(digitsOf(text)) ? undefined : 'A UBRN has 12 digits');

/** Adds the first page: the worklists of the role, and the way to a record by its number. */
export function addHome({ router }: PageTools): void {
  router.all('/', async (request, response) => {
    const { ers, role } = signedIn(response);
    const page: FormPage = {
      view: 'pages/home.njk',
      rules: { ubrn: { required: 'Enter a UBRN', check } },
      locals: {
        worklists: worklistTypesOf(role.businessFunction),
        mayOpen: mayCall(role.businessFunction, 'A005'),
        mayRefer: mayCall(role.businessFunction, 'A011'),
      },
    };
    await serveForm(request, response, page, async ({ answers }) => {
      const ubrn = digitsOf(answerTo(answers, 'ubrn'));
      return (await kindOfRecord(ers, ubrn)) === 'advice' ? `/advice/${ubrn}` : `/referrals/${ubrn}`;
    });
  });
}
