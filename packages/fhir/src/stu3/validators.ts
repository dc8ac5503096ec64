/*
 * A validator for each profile, for code that knows what it holds: a bundler keeps the tables of that profile
 * and drops the others.
 */
export * from './validators/validate-advice-bodies.js';
export * from './validators/validate-files.js';
export * from './validators/validate-lists.js';
export * from './validators/validate-records.js';
export * from './validators/validate-referral-bodies.js';
export * from './validators/validate-responses.js';
