/** An answer whose body breaks off before its first byte: a server closes the connection on it. */
export function dropAnswer(): Response {
  const body = new ReadableStream({
    start(controller) {
      controller.error(new Error('connection dropped by a fault'));
    },
  });
  return new Response(body, { status: 200, headers: { 'content-type': 'application/json' } });
}

/** The same answer, cut off in the middle. */
export async function malformAnswer(response: Response): Promise<Response> {
  const text = await response.text();
  const { status, headers } = response;
  return new Response(text.slice(0, Math.ceil(text.length / 2)), { status, headers });
}
