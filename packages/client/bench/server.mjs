// The server of the benchmark, in a process of its own so that its memory and its work are not the client's.
import { createServer } from 'node:http';

const ubrn = '000000070000';
/** A referral with as many documents as make it large or small. */
const referralWith = (documents) =>
  JSON.stringify({
    resourceType: 'ReferralRequest',
    id: ubrn,
    meta: { versionId: '5' },
    status: 'active',
    intent: 'plan',
    contained: Array.from({ length: documents }, (_, index) => ({
      resourceType: 'DocumentReference',
      id: `DocumentReference-${index}`,
      status: 'current',
      type: {
        coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/eRS-AttachmentType-1', code: 'REFERRER' }],
      },
      content: [{ attachment: { contentType: 'application/pdf', url: `Binary/att-1-${index}` } }],
    })),
  });
const referrals = { small: referralWith(5), large: referralWith(40) };
const downloadBytes = 100 * 1024 * 1024;
const chunk = Buffer.alloc(64 * 1024, 0x20);

async function answer(request, response) {
  if (request.method === 'POST') {
    for await (const _ of request);
    response.writeHead(201, { location: 'Binary/1' }).end();
    return;
  }
  if (!request.url.includes('Binary')) {
    response
      .writeHead(200, { 'content-type': 'application/fhir+json', etag: 'W/"5"', 'x-request-id': 'r-1' })
      .end(referrals[request.url.startsWith('/small') ? 'small' : 'large']);
    return;
  }
  response.writeHead(200, { 'content-type': 'application/pdf', 'content-length': downloadBytes });
  for (let sent = 0; sent < downloadBytes; sent += chunk.length) {
    if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve));
  }
  response.end();
}

const server = createServer((request, response) => void answer(request, response));
server.listen(0, '127.0.0.1', () => {
  const sizes = Object.fromEntries(Object.entries(referrals).map(([name, { length }]) => [name, length]));
  process.send({ url: `http://127.0.0.1:${server.address().port}`, sizes, downloadBytes });
});
process.on('disconnect', () => process.exit());
