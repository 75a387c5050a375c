import { gzipSync, deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { checkBody, readImportBody } from "../../../src/http/request/body.ts";
import { isDeeperThan } from "../../../src/http/request/nesting.ts";
import {
  openApp,
  openEchoApp,
  openHttpEnvironment,
  sendJson,
} from "../../environments/unit-http.ts";

const app = openEchoApp(openHttpEnvironment(), checkBody({ bytesMax: 100 }));

const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

async function sent(body: RequestInit["body"], headers: Record<string, string> = {}) {
  const response = await app.request("/echo", sendJson(body, headers));
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test("reads a body as it came", async () => {
  expect(await sent('{"a":"ä€𝄞"}')).toMatchObject({ status: 200, text: '{"a":"ä€𝄞"}' });
});

test("reads characters that are cut in two by the network", async () => {
  const bytes = new TextEncoder().encode('"𝄞"');
  const body = new ReadableStream({
    start(controller) {
      bytes.forEach((_, at) => controller.enqueue(bytes.slice(at, at + 1)));
      controller.close();
    },
  });
  const init = { ...sendJson(body), duplex: "half" };
  expect(await (await app.request("/echo", init)).text()).toBe('"𝄞"');
});

test("drops a byte order mark", async () => {
  expect(await sent("\u{FEFF}1")).toMatchObject({ status: 200, text: "1" });
});

describe("the length", () => {
  test("may be all that is allowed", async () => {
    expect((await sent("1".repeat(100))).status).toBe(200);
  });

  test("is counted as it comes: 413", async () => {
    const { status, text } = await sent("1".repeat(101));
    expect(status).toBe(413);
    expect(text).toContain("more than 100 bytes");
  });

  test("is believed when it says too much, and nothing is read: 413", async () => {
    let pulled = 0;
    const body = new ReadableStream(
      { pull: (controller) => controller.enqueue(new Uint8Array((pulled += 1))) },
      { highWaterMark: 0 },
    );
    const init = { ...sendJson(body, { "content-length": "101" }), duplex: "half" };
    expect((await app.request("/echo", init)).status).toBe(413);
    expect(pulled).toBe(0);
  });

  test("is counted in bytes, not in characters", async () => {
    expect((await sent("ä".repeat(51))).status).toBe(413);
  });
});

describe("the media type", () => {
  test.each(["application/json", "application/json; charset=utf-8", "Application/JSON"])(
    "%s is JSON",
    async (type) => {
      expect((await sent("1", { "content-type": type })).status).toBe(200);
    },
  );

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/problem+json", ""])(
    '"%s" is 415, and the answer says what is taken',
    async (type) => {
      const { status, headers } = await sent("1", { "content-type": type });
      expect(status).toBe(415);
      expect(headers.get("accept-post")).toBe("application/json");
    },
  );

  test("a charset other than UTF-8 is 415", async () => {
    expect((await sent("1", { "content-type": "application/json;charset=latin1" })).status).toBe(
      415,
    );
  });

  test("a merge patch is for PATCH only", async () => {
    const headers = { "content-type": "application/merge-patch+json" };
    const patch = await app.request("/echo", { method: "PATCH", body: "1", headers });
    expect(patch.status).toBe(200);
    expect((await sent("1", headers)).status).toBe(415);
  });

  test("a route may take others", async () => {
    const types = ["application/json", "application/x-ndjson"];
    const lines = openEchoApp(openHttpEnvironment(), checkBody({ types }));
    const init = sendJson("1\n2", { "content-type": "application/x-ndjson" });
    expect(await (await lines.request("/echo", init)).text()).toBe("1\n2");
  });
});

describe("the encoding", () => {
  test.each([
    ["gzip", gzipSync("[1]")],
    ["deflate", deflateSync("[1]")],
    ["identity", new TextEncoder().encode("[1]")],
  ])("%s is undone", async (encoding, bytes) => {
    expect(await sent(bytes, { "content-encoding": encoding })).toMatchObject({ text: "[1]" });
  });

  test.each(["br", "gzip, gzip", "zstd"])(
    "%s is 415, and the answer says what is taken",
    async (e) => {
      const { status, headers } = await sent("1", { "content-encoding": e });
      expect(status).toBe(415);
      expect(headers.get("accept-encoding")).toBe("gzip, deflate");
    },
  );

  test("what swells over the bound is 413, however small it was", async () => {
    const bomb = gzipSync("1".repeat(10_000));
    expect(bomb.byteLength).toBeLessThan(100);
    expect((await sent(bomb, { "content-encoding": "gzip" })).status).toBe(413);
  });

  test("what is not compressed that way is 400", async () => {
    expect((await sent("plain", { "content-encoding": "gzip" })).status).toBe(400);
  });

  test("what breaks off is 400", async () => {
    const half = gzipSync("123456789").subarray(0, 20);
    expect((await sent(half, { "content-encoding": "gzip" })).status).toBe(400);
  });
});

describe("the text", () => {
  test("that is not UTF-8 is 400", async () => {
    const { status, text } = await sent(new Uint8Array([34, 0xff, 34]));
    expect(status).toBe(400);
    expect(text).toContain("not valid UTF-8");
  });

  test("that ends inside a character is 400", async () => {
    expect((await sent(new Uint8Array([34, 0xc3]))).status).toBe(400);
  });

  test.each(["", undefined])("that is empty is 400", async (body) => {
    const { status, text } = await sent(body);
    expect(status).toBe(400);
    expect(text).toContain("The body is empty.");
  });

  test("may be nested 32 deep, and 33 is 400", async () => {
    expect((await sent(nested(32))).status).toBe(200);
    const { status, text } = await sent(nested(33));
    expect(status).toBe(400);
    expect(text).toContain("deeper than 32");
  });
});

test.each([
  ["[[1],[1]]", 2, false],
  ['{"a":{"b":[]}}', 2, true],
  ['["[[[["]', 1, false],
  [String.raw`["\"[[[["]`, 1, false],
  [String.raw`["\\",[1]]`, 1, true],
  ['["[[[', 1, false],
])("of %s it is said that it is deeper than %i: %s", (text, levels, isDeeper) => {
  expect(isDeeperThan(text, levels)).toBe(isDeeper);
});

describe("the body of an import", () => {
  const imports = openApp(openHttpEnvironment());
  imports.post("/", async (c) => c.text(await new Response(readImportBody(c)).text()));

  test("comes decompressed", async () => {
    const init = { method: "POST", body: gzipSync("a,b"), headers: { "content-encoding": "gzip" } };
    expect(await (await imports.request("/", init)).text()).toBe("a,b");
  });

  test("is refused when it says it is over 100 MiB: 413", async () => {
    const init = { method: "POST", body: "a", headers: { "content-length": "104857601" } };
    expect((await imports.request("/", init)).status).toBe(413);
  });

  test("has to be there: 400", async () => {
    expect((await imports.request("/", { method: "POST" })).status).toBe(400);
  });
});
