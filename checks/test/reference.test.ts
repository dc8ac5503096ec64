import { expect, it } from 'vitest';
import { buildReference } from '../../scripts/lib/reference.mjs';

it('the reference of all packages can be built, with links that lead somewhere', async () => {
  expect(await buildReference()).toEqual([]);
}, 120_000);
