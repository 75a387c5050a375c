import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

type Handler = (request: Request) => Response | Promise<Response>;

/** Serves a fetch handler on Node's own server: GET only, which is what is compared. */
export function serverOf(handle: Handler): Server {
  return createServer((message, reply) => {
    answer(handle, message, reply).catch((error: unknown) => {
      reply.writeHead(500).end(String(error));
    });
  });
}

async function answer(
  handle: Handler,
  { url = "/", headers }: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    given.set(name, String(value));
  }
  const response = await handle(new Request(`http://127.0.0.1${url}`, { headers: given }));
  const body = Buffer.from(await response.arrayBuffer());
  reply.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    "content-length": body.byteLength,
  });
  reply.end(body);
}
