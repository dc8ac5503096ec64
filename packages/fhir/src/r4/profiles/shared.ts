import { identifier } from '../../internal/rules.js';
import type { Rule } from '../../internal/table.js';
import {
  nhsNumberSystem,
  odsOrganisationSystem,
  odsSiteSystem,
  sdsUserIdSystem,
  ubrnSystem,
} from '../tables/urls.js';

/* Identifiers of R4 payloads. Source: the component schemas `UserId`, `Organisation`, `eRS-ServiceRequest`. */

export const nhsNumber = (): Rule => identifier(nhsNumberSystem, 'nhsNumber');
export const sdsUser = (): Rule => identifier(sdsUserIdSystem, 'sdsUserId');
export const organisation = (): Rule => identifier(odsOrganisationSystem, 'odsCode');
export const site = (): Rule => ({
  fields: { system: { values: [odsSiteSystem] }, value: { format: 'odsCode' } },
});
export const ubrn = (): Rule => identifier(ubrnSystem, 'ubrn');
