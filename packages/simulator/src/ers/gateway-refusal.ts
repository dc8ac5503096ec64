import { Refusal, type Issue } from './refusal.js';

/** How much of a gateway's refusal goes into a body: on STU3 paths often nothing at all. */
export type GatewayBody = 'outcome' | 'outcome-on-r4' | 'empty-text';

/** Thrown by the proxy in front of e-RS: such a request never reaches e-RS itself. */
export class GatewayRefusal extends Refusal {
  readonly body: GatewayBody;
  /** Why the token was refused, for `WWW-Authenticate`. */
  readonly tokenFault: string | undefined;

  constructor(status: number, issue: Issue, options: { body?: GatewayBody; tokenFault?: string } = {}) {
    super(status, issue);
    this.body = options.body ?? 'outcome';
    this.tokenFault = options.tokenFault;
  }
}
