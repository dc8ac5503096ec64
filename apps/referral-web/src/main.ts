import { EnvironmentError } from '@ers-kit/environments';
import { createApp } from './app.js';
import { readConfiguration, type Configuration } from './configuration.js';
import type { Log } from './log.js';
import { createServices } from './services.js';

/** A line of JSON for each entry. */
const log: Log = (entry) =>
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), ...entry })}\n`);

try {
  await start(readConfiguration(process.env));
} catch (error) {
  if (!EnvironmentError.isInstance(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function start(configuration: Configuration): Promise<void> {
  const services = await createServices(configuration, log);
  const { host, port, origin: url } = configuration;
  const server = createApp(services).listen(port, host, (error?: NodeJS.ErrnoException) => {
    if (!error) return log({ event: 'started', url, port });
    process.stderr.write(
      `Port ${port} at ${host} cannot be used (${error.code}). Set PORT and HOST to others.\n`,
    );
    process.exitCode = 1;
    services.close();
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    // Requests that are under way are answered first. A terminal and whoever started this may both send it.
    process.on(signal, () => {
      if (server.listening) server.close(() => services.close());
      server.closeIdleConnections();
    });
  }
}
