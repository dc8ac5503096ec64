import type { OperationId } from '@ers-kit/operations';

/**
 * The operations that change something. The other POSTs (A007, A008, A010, A019, A023, A043) search or print,
 * so they may be sent again like a GET. Source: the operations' descriptions in the OpenAPI specification.
 */
const writes: ReadonlySet<OperationId> = new Set<OperationId>([
  'A011',
  'A012',
  'A013',
  'A014',
  'A016',
  'A020',
  'A021',
  'A022',
  'A026',
  'A027',
  'A028',
  'A031',
  'A032',
  'A034',
  'A036',
  'A044',
]);

/** Whether the operation changes something in e-RS. */
export function isWrite(operation: OperationId): boolean {
  return writes.has(operation);
}
