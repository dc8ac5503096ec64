export { codeDisplays } from './tables/code-displays.js';
export { codeSystems } from './tables/code-systems.js';
export { extensionUrls } from './tables/extension-urls.js';
export { identifierSystems } from './tables/identifier-systems.js';
export { profileUrls } from './tables/profile-urls.js';
export { referenceDataSet, referenceDataSets, referenceDataSystem } from './tables/reference-data.js';

export type { CodeOf, CodeSystemName, CodeSystemRow } from './tables/code-systems.js';
export type { ReferenceDataSet } from './tables/reference-data.js';
