import { gzipSync, deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { checkBody, readImportBody } from "../../../src/http/request/body.ts";
import {
  openApp,
  openEchoApp,
  openHttpEnvironment,
  sendJson,
} from "../../environments/unit-http.ts";

const app = openEchoApp(openHttpEnvironment(), checkBody({ bytesMax: 100 }));

const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);

async function send(body: RequestInit["body"], headers: Record<string, string> = {}) {
  const response = await app.request("/echo", sendJson(body, headers));
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test("reads a body unchanged", async () => {
  expect(await send('{"a":"ä€𝄞"}')).toMatchObject({ status: 200, text: '{"a":"ä€𝄞"}' });
});

test("reads characters that two chunks share", async () => {
  const bytes = new TextEncoder().encode('"𝄞"');
  const body = new ReadableStream({
    start(controller) {
      bytes.forEach((_, index) => controller.enqueue(bytes.slice(index, index + 1)));
      controller.close();
    },
  });
  const init = { ...sendJson(body), duplex: "half" };
  expect(await (await app.request("/echo", init)).text()).toBe('"𝄞"');
});

test("drops a byte order mark", async () => {
  expect(await send("\u{FEFF}1")).toMatchObject({ status: 200, text: "1" });
});

describe("the size limit", () => {
  test("accepts a body of exactly the limit", async () => {
    expect((await send("1".repeat(100))).status).toBe(200);
  });

  test("rejects a body above the limit with 413", async () => {
    const { status, text } = await send("1".repeat(101));
    expect(status).toBe(413);
    expect(text).toContain("more than 100 bytes");
  });

  test("rejects a Content-Length above the limit without reading the body", async () => {
    let pulled = 0;
    const body = new ReadableStream(
      { pull: (controller) => controller.enqueue(new Uint8Array((pulled += 1))) },
      { highWaterMark: 0 },
    );
    const init = { ...sendJson(body, { "content-length": "101" }), duplex: "half" };
    expect((await app.request("/echo", init)).status).toBe(413);
    expect(pulled).toBe(0);
  });

  test("counts bytes, not characters", async () => {
    expect((await send("ä".repeat(51))).status).toBe(413);
  });
});

describe("Content-Type", () => {
  test.each([
    "application/json",
    'application/json;charset="UTF-8"; version=1',
    "Application/JSON",
  ])("accepts %s as JSON", async (type) => {
    expect((await send("1", { "content-type": type })).status).toBe(200);
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "application/problem+json", ""])(
    'rejects "%s" with 415 and lists the accepted types',
    async (type) => {
      const { status, headers } = await send("1", { "content-type": type });
      expect(status).toBe(415);
      expect(headers.get("accept-post")).toBe("application/json");
    },
  );

  test.each([
    "charset=latin1",
    "charset=utf-16",
    "charset=utf-8; charset=utf-8",
    'charset=utf-8; version=1; Charset="latin1"',
    "charset",
    "charset=",
    'charset="utf-8',
  ])("rejects %s with 415", async (parameters) => {
    const type = `application/json; ${parameters}`;
    expect((await send("1", { "content-type": type })).status).toBe(415);
  });

  test("accepts a merge patch for PATCH only", async () => {
    const headers = { "content-type": "application/merge-patch+json" };
    const patch = await app.request("/echo", { method: "PATCH", body: "1", headers });
    expect(patch.status).toBe(200);
    expect((await send("1", headers)).status).toBe(415);
  });

  test("accepts the other media types of a route", async () => {
    const types = ["application/json", "application/x-ndjson"];
    const lines = openEchoApp(openHttpEnvironment(), checkBody({ types }));
    const init = sendJson("1\n2", { "content-type": "application/x-ndjson" });
    expect(await (await lines.request("/echo", init)).text()).toBe("1\n2");
  });
});

describe("Content-Encoding", () => {
  test.each([
    ["gzip", gzipSync("[1]")],
    ["deflate", deflateSync("[1]")],
    ["identity", new TextEncoder().encode("[1]")],
  ])("decodes %s", async (encoding, bytes) => {
    expect(await send(bytes, { "content-encoding": encoding })).toMatchObject({ text: "[1]" });
  });

  test.each(["br", "gzip, gzip", "zstd"])(
    "rejects %s with 415 and lists the accepted encodings",
    async (e) => {
      const { status, headers } = await send("1", { "content-encoding": e });
      expect(status).toBe(415);
      expect(headers.get("accept-encoding")).toBe("gzip, deflate");
    },
  );

  test("rejects a body whose decompressed size is above the limit", async () => {
    const bomb = gzipSync("1".repeat(10_000));
    expect(bomb.byteLength).toBeLessThan(100);
    expect((await send(bomb, { "content-encoding": "gzip" })).status).toBe(413);
  });

  test("rejects a body that does not match its encoding", async () => {
    expect((await send("plain", { "content-encoding": "gzip" })).status).toBe(400);
  });

  test("rejects a truncated body", async () => {
    const half = gzipSync("123456789").subarray(0, 20);
    expect((await send(half, { "content-encoding": "gzip" })).status).toBe(400);
  });
});

describe("the text of a body", () => {
  test("is rejected if it is not UTF-8", async () => {
    const { status, text } = await send(new Uint8Array([34, 0xff, 34]));
    expect(status).toBe(400);
    expect(text).toContain("not valid UTF-8");
  });

  test("is rejected if it ends inside a character", async () => {
    expect((await send(new Uint8Array([34, 0xc3]))).status).toBe(400);
  });

  test.each(["", undefined])("is rejected if it is empty", async (body) => {
    const { status, text } = await send(body);
    expect(status).toBe(400);
    expect(text).toContain("The body is empty.");
  });

  test("is accepted with 32 levels of nesting and rejected with 33", async () => {
    expect((await send(nested(32))).status).toBe(200);
    const { status, text } = await send(nested(33));
    expect(status).toBe(400);
    expect(text).toContain("deeper than 32");
  });
});

describe("the body of an import", () => {
  const imports = openApp(openHttpEnvironment());
  imports.post("/", async (c) => c.text(await new Response(readImportBody(c)).text()));

  test("is decompressed", async () => {
    const init = { method: "POST", body: gzipSync("a,b"), headers: { "content-encoding": "gzip" } };
    expect(await (await imports.request("/", init)).text()).toBe("a,b");
  });

  test("is rejected if its Content-Length is above 100 MiB", async () => {
    const init = { method: "POST", body: "a", headers: { "content-length": "104857601" } };
    expect((await imports.request("/", init)).status).toBe(413);
  });

  test("is required", async () => {
    expect((await imports.request("/", { method: "POST" })).status).toBe(400);
  });
});
