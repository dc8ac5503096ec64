import type { Provider } from 'oidc-provider';

import type { SimulatorUser } from '../users.js';
import { requestedContexts, satisfies } from './assurance.js';
import type { Cis2State } from './cis2-state.js';
import { leaveSession } from './end-session.js';
import type { Context } from './koa-context.js';
import { problemPage, rolePage, signInPage } from './pages.js';
import { readForm } from './read-form.js';

/** This CIS2, with the library that keeps its sign-ins. */
type SignInContext = Cis2State & { readonly provider: Provider };

type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

interface Shown {
  readonly users: readonly SimulatorUser[];
  readonly acrValues: unknown;
  readonly enforce: boolean;
}

/** Serves the sign-in pages: GET shows what is to be chosen, POST takes the choice. */
export async function serveSignIn(state: Cis2State, provider: Provider, ctx: Context): Promise<void> {
  const context = { ...state, provider };
  const interaction = await findInteraction(provider, ctx);
  if (!interaction) {
    return show(
      ctx,
      400,
      problemPage(
        'This sign-in cannot go on',
        'It has expired, or was begun in another browser. Go back to the application and sign in again.',
      ),
    );
  }
  if (ctx.method !== 'GET' && ctx.method !== 'POST') {
    ctx.set('allow', 'GET, POST');
    return show(ctx, 405, problemPage('Method not allowed', 'This page is to be fetched or posted to.'));
  }
  const form = ctx.method === 'POST' ? await readForm(ctx.req) : undefined;
  if (form?.has('cancel')) {
    return finish(context, ctx, {
      error: 'access_denied',
      error_description: 'The user cancelled the sign-in.',
    });
  }
  return interaction.prompt.name === 'login'
    ? chooseUser(context, ctx, interaction, form)
    : chooseRoleOf(context, ctx, interaction, form);
}

async function findInteraction(provider: Provider, ctx: Context): Promise<Interaction | undefined> {
  try {
    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    return ctx.path.endsWith(`/${interaction.uid}`) ? interaction : undefined;
  } catch {
    return undefined;
  }
}

async function chooseUser(
  context: SignInContext,
  ctx: Context,
  interaction: Interaction,
  form: URLSearchParams | undefined,
): Promise<void> {
  const shown: Shown = {
    users: context.users,
    acrValues: interaction.params['acr_values'],
    enforce: context.enforcesAssurance(),
  };
  if (!form) return show(ctx, 200, signInPage(shown));
  const user = context.users.find(({ uid }) => uid === form.get('user'));
  const problem = user ? problemWith(user, shown) : 'There is no such user. Choose one of the list.';
  if (!user || problem) return show(ctx, 400, signInPage({ ...shown, ...(problem && { problem }) }));
  const { accountId, uid } = interaction.session ?? {};
  await finish(context, ctx, {
    login: {
      accountId: user.uid,
      acr: user.acr,
      amr: [...user.amr],
      remember: false,
      // Seconds as oidc-provider counts them, which does not know the clock of this CIS2.
      ts: Math.floor(context.now() / 1000) - context.store.offset,
    },
  });
  if (uid && accountId !== user.uid) await replaceUser(context, uid);
}

/** Somebody else signs in: the browser keeps its session, which is nobody's until they arrive with it. */
async function replaceUser(context: SignInContext, sessionUid: string): Promise<void> {
  const session = await context.provider.Session.findByUid(sessionUid);
  await leaveSession(context, sessionUid);
  if (session) await Object.assign(session, { accountId: undefined, authorizations: undefined }).persist();
}

function problemWith(user: SimulatorUser, { acrValues, enforce }: Shown): string | undefined {
  if (!enforce || satisfies(user, acrValues)) return undefined;
  return `The application asks for ${requestedContexts(acrValues).join(' or ')}; this user signs in with ${user.acr}.`;
}

async function chooseRoleOf(
  context: SignInContext,
  ctx: Context,
  interaction: Interaction,
  form: URLSearchParams | undefined,
): Promise<void> {
  const user = context.users.find(({ uid }) => uid === interaction.session?.accountId);
  if (!user) {
    return show(
      ctx,
      400,
      problemPage(
        'This sign-in cannot go on',
        'Nobody is signed in any more. Go back to the application and sign in again.',
      ),
    );
  }
  const find = new URL(ctx.href).searchParams.get('find') ?? '';
  if (!form) return show(ctx, 200, rolePage({ user, find }));
  const role = user.roles.find(({ person_roleid }) => person_roleid === form.get('role'));
  if (!role) {
    return show(ctx, 400, rolePage({ user, problem: 'This user has no such role. Choose one of the list.' }));
  }
  return finish(context, ctx, { select_role: { role: role.person_roleid } });
}

async function finish(
  { provider }: SignInContext,
  ctx: Context,
  result: Parameters<Provider['interactionResult']>[2],
): Promise<void> {
  const returnTo = await provider.interactionResult(ctx.req, ctx.res, result);
  ctx.status = 303;
  ctx.redirect(returnTo);
}

function show(ctx: Context, status: number, html: string): void {
  ctx.status = status;
  ctx.type = 'html';
  ctx.set('cache-control', 'no-store');
  ctx.body = html;
}
