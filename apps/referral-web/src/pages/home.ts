import { ErsError, worklistTypesOf } from '@ers-kit/client';
import { isUbrn, mayCall } from '@ers-kit/operations';
import { signedIn, type SignedIn } from '../identity/signed-in.js';
import { answerTo, showForm, takeForm, type FormPage } from './forms.js';
import type { PageTools } from './record-pages.js';

/** What stays of a number that people type or paste in groups. */
export const digitsOf = (text = ''): string => text.replaceAll(/[\s-]/g, '');

const check = (text?: string) => (isUbrn(digitsOf(text)) ? undefined : 'A UBRN has 12 digits');

const buildHome = ({ role: { businessFunction } }: SignedIn): FormPage => ({
  view: 'pages/home.njk',
  rules: { ubrn: { required: 'Enter a UBRN', check } },
  locals: {
    worklists: worklistTypesOf(businessFunction),
    mayOpen: mayCall(businessFunction, 'A005'),
    mayRefer: mayCall(businessFunction, 'A011'),
  },
});

/** A UBRN names a referral, or a request for advice. */
async function pathOf(ers: SignedIn['ers'], ubrn: string): Promise<string> {
  try {
    await ers.retrieveReferralRequest({ ubrn });
    return `/referrals/${ubrn}`;
  } catch (error) {
    const isOfOtherKind =
      ErsError.isInstance(error) && (error.status === 404 || error.codes.includes('INVALID_REQUEST_TYPE'));
    if (!isOfOtherKind) throw error;
    await ers.retrieveAdviceAndGuidanceRequestSummary({ ubrn });
    return `/advice/${ubrn}`;
  }
}

/** Adds the first page: the worklists of the role, and the way to a record by its number. */
export function addHome({ router }: PageTools): void {
  router.get('/', (_request, response) => showForm(response, buildHome(signedIn(response))));
  router.post('/', async (request, response) => {
    const who = signedIn(response);
    const build = () => Promise.resolve(buildHome(who));
    await takeForm(request, response, build, ({ answers }) =>
      pathOf(who.ers, digitsOf(answerTo(answers, 'ubrn'))),
    );
  });
}
