import type { Spread } from '../src/measure.js';
import type { Results } from '../src/results.js';

const spread = (lower: number, median: number, upper: number): Spread => ({ lower, median, upper });

/** Results of no machine. */
export const madeUpResults: Results = {
  measured: '2026-02-03',
  machine: { cores: 4, processor: 'Made-up 9000', node: '20.19.0', platform: 'linux x64' },
  cost: [
    {
      id: 'call',
      package: 'client',
      task: 'call',
      beside: '`fetch`',
      ours: spread(190, 197, 210),
      theirs: spread(150, 161, 170),
      ratio: spread(1.15, 1.22, 1.3),
      goal: 1.3,
    },
    {
      id: 'answer',
      package: 'simulator',
      task: 'answer',
      beside: 'a server',
      ours: spread(1100, 1200, 1300),
      theirs: spread(0.05, 0.052, 0.06),
      ratio: spread(9, 12, 120),
    },
  ],
  growth: [
    {
      id: 'read',
      package: 'fhir',
      task: 'read',
      unit: 'entries',
      base: 10,
      time: spread(3.9, 4, 4.2),
      tenfold: spread(9.5, 9.8, 10.1),
      hundredfold: spread(99, 101, 104),
      expected: 'straight',
    },
    {
      id: 'answer',
      package: 'simulator',
      task: 'answer',
      unit: 'referrals',
      base: 20,
      time: spread(900, 1000, 1200),
      tenfold: spread(0.9, 1, 1.1),
      hundredfold: spread(0.9, 1.02, 1.1),
      expected: 'flat',
    },
  ],
  imports: [
    {
      module: '@ers-kit/client',
      time: spread(55, 60, 70),
      besideOpenidClient: spread(0.7, 0.8, 0.9),
      besideFhirKitClient: spread(1.7, 1.8, 1.9),
    },
  ],
  sizes: [
    { module: '@ers-kit/client', bundled: 150_000, compressed: 45_200, own: 61_000 },
    { module: '@ers-kit/simulator', bundled: 1_500_000, compressed: 300_000, own: 90_000 },
    { module: 'openid-client', bundled: 75_000, compressed: 25_000, own: 24_000 },
  ],
};
