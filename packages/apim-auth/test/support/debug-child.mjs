// Signs in, exchanges, refreshes and fails once, with every debug output on. Tells what nobody may see there.
import { createApimAuth } from '@ers-kit/apim-auth';
import { createCis2Client } from '@ers-kit/cis2-auth';

const { environment, cis2, apim, transaction, callbackUrl } = JSON.parse(process.env.CHILD_INPUT);
const seen = [];
const recording = async (url, init) => {
  const form = new URLSearchParams(String(init?.body ?? ''));
  seen.push(form.get('client_assertion'), new Headers(init?.headers).get('authorization'));
  return fetch(url, init);
};
const client = createCis2Client({ environment, credentials: cis2, fetch: recording });
const { idToken } = await client.completeSignIn({ callbackUrl, transaction });
const auth = createApimAuth({ environment, credentials: apim, fetch: recording });
const { accessToken, refreshToken } = await auth.exchangeIdToken(idToken);
const refreshed = await auth.refresh(refreshToken);
await auth.refresh(refreshToken).catch(() => undefined);
const sent = seen.filter((value) => value !== null);
const code = new URL(callbackUrl).searchParams.get('code');
const last = sent.map((value) => value.split(/[ .]/).at(-1));
process.stdout.write(
  JSON.stringify([code, idToken, accessToken, refreshToken, refreshed.accessToken, ...last]),
);
