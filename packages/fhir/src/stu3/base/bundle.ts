import type { BaseResource } from '../../internal/table.js';

/** Bundle in FHIR STU3 (3.0.2). Source: http://hl7.org/fhir/STU3/bundle.html */
export const bundle: BaseResource = {
  type: 'Bundle',
  kind: 'resource',
  fields: {
    identifier: 'Identifier',
    type: 'code!:document|message|transaction|transaction-response|batch|batch-response|history|searchset|collection',
    total: 'unsignedInt',
    link: [
      '*',
      {
        relation: 'string!',
        url: 'uri!',
      },
    ],
    entry: [
      '*',
      {
        link: '@link*',
        fullUrl: 'uri',
        resource: 'Resource',
        search: [
          '?',
          {
            mode: 'code:match|include|outcome',
            score: 'decimal',
          },
        ],
        request: [
          '?',
          {
            method: 'code!:GET|POST|PUT|DELETE',
            url: 'uri!',
            ifNoneMatch: 'string',
            ifModifiedSince: 'instant',
            ifMatch: 'string',
            ifNoneExist: 'string',
          },
        ],
        response: [
          '?',
          {
            status: 'string!',
            location: 'uri',
            etag: 'string',
            lastModified: 'instant',
            outcome: 'Resource',
          },
        ],
      },
    ],
    signature: 'Signature',
  },
};
