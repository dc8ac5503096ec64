import { beforeEach, inject } from 'vitest';

const state = globalThis.__stryker__;

// The thread may still have the mutant of the run before. The runner sets the one of this run, before the tests load where
// it changes what happens then, and before they run otherwise.
if (state && inject('mutantActivation') !== 'static') state.activeMutant = undefined;

// No code is taken for that of one test: see `madeOnce` in `mutation-goal.mjs`.
if (process.env.MUTANTS_MEET_EVERY_TEST) {
  beforeEach(() => {
    if (state) state.currentTestId = undefined;
  });
}
