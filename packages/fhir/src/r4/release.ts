import type { Release } from '../internal/table.js';
import { dataTypes } from './base/data-types.js';

/** FHIR R4, release 4.0.1. */
export const release: Release = { name: 'R4', dataTypes };
