import { type TimedResponse } from "./check-response.ts";
import { type Operation } from "./document.ts";
import { type FuzzRequest } from "./requests.ts";

/** The address and the keys of a run. */
export type Target = {
  readonly url: string;
  readonly workspaceKey: string;
  readonly rootKey: string;
};

/** A key of the right form that does not exist. */
const unknownKey = "ord_0000000000000000000000000000000000";

/** Sends a request and reads the whole response. */
export async function sendRequest(
  target: Target,
  operation: Operation,
  request: FuzzRequest,
): Promise<TimedResponse> {
  const start = performance.now();
  const response = await fetch(buildUrl(target, operation, request), {
    method: operation.method,
    headers: { "cf-connecting-ip": createAddress(), ...buildHeaders(target, request) },
    redirect: "manual",
    ...(request.body !== undefined &&
      operation.method !== "GET" && { body: request.body.text.toWellFormed() }),
  });
  const text = await response.text();
  const type = response.headers.get("content-type") ?? "";
  return { status: response.status, type, text, durationMs: performance.now() - start };
}

/** Formats a request as a curl command, with variables instead of the address and the keys. */
export function formatCurl(target: Target, operation: Operation, request: FuzzRequest): string {
  const headers = Object.entries(buildHeaders(target, request)).map(([name, value]) => {
    const shown = value
      .replace(target.workspaceKey, "$ORDINAL_KEY")
      .replace(target.rootKey, "$ROOT_KEY");
    return `-H ${name === "authorization" ? `"${name}: ${shown}"` : quote(`${name}: ${shown}`)}`;
  });
  const url = buildUrl(target, operation, request).replace(target.url, "");
  const hasBody = request.body !== undefined && operation.method !== "GET";
  const body = hasBody ? [`--data-binary ${quote(request.body?.text ?? "")}`] : [];
  return ["curl", "-X", operation.method, `"$ORDINAL_URL"${quote(url)}`, ...headers, ...body].join(
    " ",
  );
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function buildUrl({ url }: Target, { path }: Operation, { path: values, query }: FuzzRequest) {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encode(values[name] ?? name));
  const parameters = query.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&");
  return `${url}${filled}${parameters === "" ? "" : `?${parameters}`}`;
}

function encode(text: string): string {
  // A path segment of dots would change the path.
  return encodeURIComponent(text.toWellFormed()).replace(/^\.+$/, "%2E");
}

/** The number of requests so far. */
let addressCount = 0;

/**
 * Returns an address that no other request has. Cloudflare sets this header, and the local runtime
 * accepts it. Otherwise the requests with unknown keys would soon be rejected.
 */
function createAddress(): string {
  addressCount += 1;
  return `10.${(addressCount >> 16) & 255}.${(addressCount >> 8) & 255}.${addressCount & 255}`;
}

function buildHeaders(
  { workspaceKey, rootKey }: Target,
  { credential, headers, body }: FuzzRequest,
): Record<string, string> {
  const keys = { workspace: workspaceKey, root: rootKey, unknown: unknownKey, none: "" } as const;
  const key = keys[credential];
  return {
    ...(key !== "" && { authorization: `Bearer ${key}` }),
    ...(body !== undefined && body.type !== "" && { "content-type": body.type }),
    ...headers,
  };
}
