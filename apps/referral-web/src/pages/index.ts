import { Router } from 'express';

/** The pages of signed-in users. */
export function createPages(): Router {
  return Router();
}
