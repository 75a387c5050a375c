import { once } from "node:events";
import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { type ApiClient, openClient } from "../../src/client/client.ts";

const workspaceId = "wsp_1";

type Recorded = { readonly client: ApiClient; readonly requests: readonly Request[] };

/** Opens a client whose requests are recorded and receive an empty JSON object. */
function openRecorded(url = "http://api.test"): Recorded {
  const requests: Request[] = [];
  const client = openClient({
    url,
    key: "ord_1",
    fetch: (request) => {
      requests.push(request);
      return Promise.resolve(Response.json({}));
    },
  });
  return { client, requests };
}

/** Returns an address that refuses connections: its server has closed. */
async function findClosedUrl(): Promise<string> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

describe("openClient", () => {
  test.each(["http://api.test", "http://api.test/"])(
    "sends the key to a path below %s",
    async (url) => {
      const { client, requests } = openRecorded(url);
      await client.GET("/v1/workspaces/{workspaceId}", { params: { path: { workspaceId } } });
      expect(requests[0]?.url).toBe("http://api.test/v1/workspaces/wsp_1");
      expect(requests[0]?.headers.get("authorization")).toBe("Bearer ord_1");
    },
  );

  test("sends no authorization without a key", async () => {
    const requests: Request[] = [];
    const client = openClient({
      url: "http://api.test",
      fetch: (request) => {
        requests.push(request);
        return Promise.resolve(Response.json({ status: "ok" }));
      },
    });
    await client.GET("/health");
    expect(requests[0]?.headers.has("authorization")).toBe(false);
  });

  test("returns the data of a response", async () => {
    const { client } = openRecorded();
    const { data, error, response } = await client.GET("/health");
    expect({ data, error, status: response.status }).toEqual({
      data: {},
      error: undefined,
      status: 200,
    });
  });

  test("sends JSON to a path with a verb", async () => {
    const { client, requests } = openRecorded();
    await client.POST("/v1/workspaces/{workspaceId}/items:batch", {
      params: { path: { workspaceId } },
      body: { operations: [{ op: "delete", id: "itm_1" }] },
    });
    expect(requests[0]?.url).toBe("http://api.test/v1/workspaces/wsp_1/items:batch");
    expect(requests[0]?.headers.get("content-type")).toBe("application/json");
    expect(await requests[0]?.json()).toEqual({ operations: [{ op: "delete", id: "itm_1" }] });
  });

  test("fills a path parameter before a verb", async () => {
    const { client, requests } = openRecorded();
    await client.POST("/v1/workspaces/{workspaceId}/rankings/{rankingId}:verify", {
      params: { path: { workspaceId, rankingId: "rnk_1" } },
    });
    expect(requests[0]?.url).toBe("http://api.test/v1/workspaces/wsp_1/rankings/rnk_1:verify");
  });

  test("escapes path parameters", async () => {
    const { client, requests } = openRecorded();
    await client.PUT("/v1/workspaces/{workspaceId}/items/external/{externalId}", {
      params: { path: { workspaceId, externalId: "../a b?c#d%$&é" } },
      body: {},
    });
    expect(new URL(requests[0]?.url ?? "").pathname).toBe(
      "/v1/workspaces/wsp_1/items/external/..%2Fa%20b%3Fc%23d%25%24%26%C3%A9",
    );
  });

  test.each(["", ".", ".."])("rejects the path parameter %j without a request", async (itemId) => {
    const { client, requests } = openRecorded();
    const sent = client.DELETE("/v1/workspaces/{workspaceId}/items/{itemId}", {
      params: { path: { workspaceId, itemId } },
    });
    await expect(sent).rejects.toThrow(RangeError);
    expect(requests).toEqual([]);
  });

  test.each([
    ["a string", "title\nA\n"],
    ["a blob", new Blob(["title\nA\n"])],
  ])("sends a file that is %s unchanged", async (_, body) => {
    const { client, requests } = openRecorded();
    await client.POST("/v1/workspaces/{workspaceId}/imports", {
      params: { path: { workspaceId }, query: { map: "a=title" } },
      headers: { "content-type": "text/csv" },
      body,
    });
    expect(requests[0]?.url).toBe("http://api.test/v1/workspaces/wsp_1/imports?map=a%3Dtitle");
    expect(requests[0]?.headers.get("content-type")).toBe("text/csv");
    expect(await requests[0]?.text()).toBe("title\nA\n");
  });

  test("throws an error with a cause when the server is unreachable", async () => {
    const url = await findClosedUrl();
    const sent = openClient({ url }).GET("/health");
    await expect(sent).rejects.toMatchObject({
      message: expect.stringMatching(/^GET http:\S+\/health failed: connect ECONNREFUSED/),
      cause: expect.any(TypeError),
    });
  });

  test("throws the unchanged reason of an abort", async () => {
    const signal = AbortSignal.abort();
    const sent = openClient({ url: "http://127.0.0.1:9" }).GET("/health", { signal });
    await expect(sent).rejects.toBe(signal.reason);
  });
});
