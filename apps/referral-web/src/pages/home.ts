import { ErsNotFoundError } from '@ers-kit/client';
import { isUbrn } from '@ers-kit/operations';
import { signedIn, type SignedIn } from '../identity/signed-in.js';
import { answerOf, showForm, takeForm, type FormPage } from './forms.js';
import { mayCall, type PageTools } from './record-pages.js';
import { worklistsOf } from './worklists.js';

const rule = {
  required: 'Enter a UBRN',
  check: (text = '') => (isUbrn(text.replaceAll(/[\s-]/g, '')) ? undefined : 'A UBRN has 12 digits'),
};

const buildHome = ({ role }: SignedIn): FormPage => ({
  view: 'pages/home.njk',
  rules: { ubrn: rule },
  locals: {
    worklists: worklistsOf(role),
    mayOpen: mayCall(role, 'A005'),
    mayRefer: mayCall(role, 'A011'),
  },
});

/** A UBRN names a referral, or a request for advice. */
async function pathOf(ers: SignedIn['ers'], ubrn: string): Promise<string> {
  try {
    await ers.retrieveReferralRequest({ ubrn });
    return `/referrals/${ubrn}`;
  } catch (error) {
    if (!ErsNotFoundError.isInstance(error)) throw error;
    await ers.retrieveAdviceAndGuidanceRequestSummary({ ubrn });
    return `/advice/${ubrn}`;
  }
}

/** Adds the first page: the worklists of the role, and the way to a record by its number. */
export function addHome({ router }: PageTools): void {
  router.get('/', (_request, response) => showForm(response, buildHome(signedIn(response))));
  router.post('/', (request, response) => {
    const who = signedIn(response);
    return takeForm(
      request,
      response,
      async () => buildHome(who),
      ({ answers }) => pathOf(who.ers, (answerOf(answers, 'ubrn') ?? '').replaceAll(/\D/g, '')),
    );
  });
}
