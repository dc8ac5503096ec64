export { codeDisplays } from './tables/code-displays.js';
export { codeSystems } from './tables/code-systems.js';
export { extensionUrls, identifierSystems, profileUrls } from './tables/urls.js';

export type { CodeOf, CodeSystemName } from './tables/code-systems.js';
export type { ProfileName } from './tables/urls.js';
