import type { extensionUrls } from '../tables/extension-urls.js';
import type { profileUrls } from '../tables/profile-urls.js';

/** The URLs of extensions, each as a literal. */
export type ExtensionUrls = typeof extensionUrls;

/** The URLs of profiles, each as a literal. */
export type ProfileUrls = typeof profileUrls;
