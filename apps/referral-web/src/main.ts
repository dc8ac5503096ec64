import { EnvironmentError } from '@ers-kit/environments';
import { createApp } from './app.js';
import { readConfiguration, type Configuration } from './configuration.js';
import { createLog } from './log.js';
import { createServices } from './services.js';

const configuration = readOrExplain();
if (configuration) await start(configuration);

function readOrExplain(): Configuration | undefined {
  try {
    return readConfiguration(process.env);
  } catch (error) {
    if (!EnvironmentError.isInstance(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
    return undefined;
  }
}

async function start(settings: Configuration): Promise<void> {
  const log = createLog((line) => process.stdout.write(line));
  const services = await createServices(settings, log);
  const server = createApp(services).listen(settings.port, settings.host, (error?: Error) => {
    if (error) throw error;
    log({ event: 'started', url: settings.origin, port: settings.port });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Requests that are under way are answered first.
    process.once(signal, () => {
      server.close(() => void services.close());
      server.closeIdleConnections();
    });
  }
}
