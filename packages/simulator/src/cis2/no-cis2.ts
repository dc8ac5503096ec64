import { SimulatorError } from '../simulator-error.js';
import type { Cis2Part } from './cis2-server.js';

/** What stands in for CIS2 where a simulator was started without it: a port that says so, and no sign-in. */
export function createNoCis2(issuer: string): Cis2Part {
  const refuse = (): never => {
    throw new SimulatorError(
      'ERR_SIMULATOR_CIS2_OFF',
      'This simulator was started without its sign-in service: leave out the option cis2.',
    );
  };
  return {
    issuer,
    listener: (_, response) => void response.writeHead(503).end(),
    jwks: async () => ({ keys: [] }),
    announceSigningKey: async () => refuse(),
    rotateSigningKey: async () => refuse(),
    endSessions: async () => refuse(),
    sendLogoutToken: async () => refuse(),
    createLogoutToken: async () => refuse(),
    registerClient: refuse,
    updateClient: refuse,
    configure: refuse,
    setFault: refuse,
    isArmed: () => false,
    clearFaults: refuse,
  };
}
