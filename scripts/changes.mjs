import { parseArgs } from 'node:util';
import { unannouncedSince, unannouncedSinceRelease } from './lib/changes.mjs';
import { say } from './lib/run.mjs';

const { values } = parseArgs({ options: { since: { type: 'string' } } });

const problems = [...new Set([...unannouncedSinceRelease(), ...unannouncedSince(values.since)])];
for (const problem of problems) say(problem);
if (problems.length > 0) {
  say(
    'Describe each change for users with `changeset` (see CONTRIBUTING.md), and commit the file that it writes.',
  );
  process.exitCode = 1;
} else say('Every change of a package is named by a changeset.');
