export { openSaveFolder } from './files/save-folder.js';
export { serviceWorklists } from './files/service-worklists.js';
export type { SaveFolder } from './files/save-folder.js';
export type {
  ListedReferral,
  ObtainedWorklist,
  ServiceWorklist,
  ServiceWorklists,
  WorklistNote,
} from './files/service-worklists.js';
export type { FetchedFile, Manifest, SavedFile, Shelf, ShelvedFile } from './files/shelf.js';
