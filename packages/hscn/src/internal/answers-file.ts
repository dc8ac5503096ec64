import type { LegacyOperationId } from '../legacy-endpoints.js';

/** Whether an operation answers with a file or a PDF: the same bytes in every generation. */
export const answersFile = (operation: LegacyOperationId): boolean =>
  ['A006', 'A007', 'A019'].includes(operation);
