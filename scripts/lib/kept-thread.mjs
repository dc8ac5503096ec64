import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ThreadsPoolWorker } from 'vitest/node';

/** How many runs one thread serves: each leaves a listener behind. */
const most = 100;
const folders = ['src', 'test'].map((name) => join(process.cwd(), name));
const modules = folders.flatMap((folder) =>
  readdirSync(folder, { recursive: true }).map((name) => join(folder, name).replaceAll('\\', '/')),
);

let thread;
let runs = 0;

/**
 * A thread for Vitest that stays from run to run, since starting one and loading what the tests stand on costs more than
 * the tests. What the package and its tests consist of is loaded anew for each run, so no mutant leaves anything to the next.
 */
class KeptThread extends ThreadsPoolWorker {
  name = 'kept-thread';
  #listeners = [];

  async start() {
    runs += 1;
    this._thread = thread;
    if (thread === undefined) {
      await super.start();
      thread = this._thread;
    }
  }

  on(event, listener) {
    this.#listeners.push([event, listener]);
    super.on(event, listener);
  }

  send(message) {
    if (message.type === 'stop') return this.#answer({ type: 'stopped', __vitest_worker_response__: true });
    if (message.type === 'run') message.context.invalidates = modules;
    return super.send(message);
  }

  async stop() {
    for (const [event, listener] of this.#listeners) this.off(event, listener);
    if (runs < most) return;
    runs = 0;
    thread = undefined;
    await super.stop();
  }

  #answer(message) {
    for (const [event, listener] of this.#listeners) if (event === 'message') listener(message);
  }
}

/** Makes the tests of a project run in a kept thread. */
export const keptThread = {
  name: 'kept-thread',
  configureVitest: ({ project, vitest }) => {
    project.config.pool = 'kept-thread';
    project.config.poolRunner = {
      name: 'kept-thread',
      createPoolWorker: (options) => new KeptThread(options),
    };
    project.config.isolate = false;
    vitest.onClose(() => thread?.terminate());
  },
};
