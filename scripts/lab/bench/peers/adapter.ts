import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";

type Handler = (request: Request) => Response | Promise<Response>;

/** Creates a Node server for a fetch handler. It supports only GET, as the comparison does. */
export function createFetchServer(handle: Handler): Server {
  return createServer((message, reply) => {
    respond(handle, message, reply).catch((error: unknown) => {
      reply.writeHead(500).end(String(error));
    });
  });
}

async function respond(
  handle: Handler,
  { url = "/", headers }: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const requestHeaders = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    requestHeaders.set(name, String(value));
  }
  const response = await handle(new Request(`http://127.0.0.1${url}`, { headers: requestHeaders }));
  const body = Buffer.from(await response.arrayBuffer());
  reply.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    "content-length": body.byteLength,
  });
  reply.end(body);
}
