import { inject } from 'vitest';

// The thread may still have the mutant of the run before. The runner sets the one of this run, before the tests load where
// it changes what happens then, and before they run otherwise.
if (globalThis.__stryker__ && inject('mutantActivation') !== 'static')
  globalThis.__stryker__.activeMutant = undefined;
