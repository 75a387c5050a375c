import createClient, { type Client, defaultPathSerializer, type Middleware } from "openapi-fetch";
// `import type` as a whole: Node would otherwise load the file, which has no values.
import type { components, paths } from "./openapi-types.ts";

/** A client with one method per HTTP method, typed by the paths of the OpenAPI document. */
export type ApiClient = Client<paths>;

/** The schemas of the OpenAPI document, such as `Schemas["Item"]`. */
export type Schemas = components["schemas"];

type ClientOptions = {
  /** The address of the API, such as `http://127.0.0.1:8787`. */
  readonly url: string;
  /** The API key that each request sends. A few routes need none. */
  readonly key?: string;
  /** Replaces the global `fetch`, for example with the handler of a Worker. */
  readonly fetch?: (request: Request) => Promise<Response>;
};

/**
 * Opens a client of the API. Its methods return `{ data, error, response }`; `requireData` returns
 * the data or throws the error. A request that receives no response throws an `Error` with a cause.
 */
export function openClient({ url, key, fetch }: ClientOptions): ApiClient {
  const client = createClient<paths>({
    baseUrl: url,
    bodySerializer: serializeBody,
    pathSerializer: serializePath,
    ...(key !== undefined && { headers: { authorization: `Bearer ${key}` } }),
    ...(fetch !== undefined && { fetch }),
  });
  client.use(connectionErrors);
  return client;
}

/** Sends files as they are and everything else as JSON. No route accepts a bare JSON string. */
function serializeBody(body: unknown): BodyInit {
  return typeof body === "string" || body instanceof Blob ? body : JSON.stringify(body);
}

/**
 * Rejects the values that encoding cannot protect: a URL parser removes the segments `.` and `..`,
 * encoded or not, and the request would go to another resource.
 */
function serializePath(path: string, values: Record<string, unknown>): string {
  for (const [name, value] of Object.entries(values)) {
    if (value === "" || value === "." || value === "..") {
      throw new RangeError(`"${value}" cannot be the ${name} of ${path}. Use another value.`);
    }
  }
  return defaultPathSerializer(path, values);
}

const connectionErrors: Middleware = {
  onError({ error, request }) {
    // `fetch` reports network failures as TypeErrors. Others, such as an abort, pass unchanged.
    return error instanceof TypeError
      ? new Error(`${request.method} ${request.url} failed: ${describeCause(error)}`, {
          cause: error,
        })
      : undefined;
  },
};

/**
 * Returns the message of the innermost cause: Node wraps "connect ECONNREFUSED" in "fetch failed".
 */
function describeCause(error: Error): string {
  const { cause } = error;
  return cause instanceof Error && cause.message !== "" ? describeCause(cause) : error.message;
}
