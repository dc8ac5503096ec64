import { ApimAuthError } from '@ers-kit/apim-auth';
import { signInFailure } from '@ers-kit/cis2-auth';
import { ErsAuthError } from '@ers-kit/client';
import type { ErrorRequestHandler } from 'express';
import { askToSignIn } from './identity/sign-in.js';
import { describeError } from './log.js';
import type { Services } from './services.js';

/** Turns failures of the sign-in, and of the tokens that came of it, into pages: `views/identity/problem.njk`. */
export function explainSignInProblems(services: Services): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const reason =
      ErsAuthError.isInstance(error) && ApimAuthError.isInstance(error.cause) ? error.cause : error;
    const failure = signInFailure(reason) ?? platformFailure(reason);
    if (!failure) return next(error);
    services.log({ requestId: response.locals['requestId'] as string, ...describeError(reason) });
    if (failure === 'expired') return askToSignIn(services, request, response, failure);
    const { messageId } = reason as Partial<ApimAuthError>;
    response.status(failure.endsWith('unavailable') ? 503 : 403);
    return response.render('identity/problem.njk', { failure, messageId });
  };
}

function platformFailure(error: unknown) {
  if (ErsAuthError.isInstance(error)) {
    return error.issueCodes.includes('forbidden') ? 'authentication-too-weak' : 'expired';
  }
  if (!ApimAuthError.isInstance(error) || error.code === 'ERR_APIM_STORE') return undefined;
  if (error.code === 'ERR_APIM_SIGN_IN_NEEDED') return 'expired';
  return error.code === 'ERR_APIM_TOKEN_REFUSED' ? 'platform-refused' : 'platform-unavailable';
}

/** The page for what nobody foresaw: no detail for the user, all of it in the log. */
export function explainProblem({ log }: Services): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    log({ requestId: response.locals['requestId'] as string, ...describeError(error) });
    if (response.headersSent) return next(error);
    const { status = 500 } = (error ?? {}) as { status?: number };
    const isTheirs = status >= 400 && status < 500;
    return response.status(isTheirs ? status : 500).render('problems/failure.njk', { isTheirs });
  };
}
