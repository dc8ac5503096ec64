import type { OperationId, Operations } from '@ers-kit/operations';

/** The operations that send something; a GET and a HEAD only read. */
type Sending = {
  [Id in OperationId]: Operations[Id]['method'] extends 'GET' | 'HEAD' ? never : Id;
}[OperationId];

/**
 * What each operation that sends something does in e-RS. One that only searches or prints may be sent again
 * like a GET; one that writes may not. Source: the operations' descriptions in the OpenAPI specification.
 */
const effects: Readonly<Record<Sending, 'reads' | 'writes'>> = {
  A007: 'reads',
  A008: 'reads',
  A010: 'reads',
  A011: 'writes',
  A012: 'writes',
  A013: 'writes',
  A014: 'writes',
  A016: 'writes',
  A019: 'reads',
  A020: 'writes',
  A021: 'writes',
  A022: 'writes',
  A023: 'reads',
  A026: 'writes',
  A027: 'writes',
  A028: 'writes',
  A031: 'writes',
  A032: 'writes',
  A034: 'writes',
  A036: 'writes',
  A043: 'reads',
  A044: 'writes',
};

/** Whether the operation changes something in e-RS. */
export function isWrite(operation: OperationId): boolean {
  return Object.hasOwn(effects, operation) && effects[operation as Sending] === 'writes';
}
