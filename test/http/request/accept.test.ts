import { describe, expect, test } from "vitest";
import { chooseMediaType, negotiate } from "../../../src/http/request/accept.ts";
import { openEchoApp, openHttpEnvironment } from "../../environments/unit-http.ts";

const json = "application/json";
const ndjson = "application/x-ndjson";

describe("the chosen media type", () => {
  test.each([
    ["", json],
    ["*/*", json],
    ["application/*", json],
    ["Application/JSON", json],
    ["application/json; charset=utf-8", json],
    ["text/html, application/xhtml+xml, */*;q=0.8", json],
    ["application/x-ndjson", ndjson],
    ["application/json;q=0.5, application/x-ndjson", ndjson],
    ["application/json, application/x-ndjson", json],
    ["*/*;q=0.1, application/json;q=0", ndjson],
    ["application/x-ndjson;q=0, */*", json],
    ["nonsense", json],
    ["nonsense, application/x-ndjson", ndjson],
    ["text/html", undefined],
    ["application/problem+json", undefined],
    ["application/json;q=0", undefined],
    ["*/*;q=0", undefined],
    ["application/*;q=0.0, text/*", undefined],
  ])("with Accept %j is %s", (accept, expected) => {
    expect(chooseMediaType(accept, [json, ndjson])).toBe(expected);
  });

  test("is of the most specific range, whatever the order", () => {
    expect(chooseMediaType("application/json;q=0, */*", [json])).toBeUndefined();
    expect(chooseMediaType("*/*, application/*;q=0", [json])).toBeUndefined();
  });
});

describe("negotiation", () => {
  const app = openEchoApp(openHttpEnvironment(), negotiate([json]));
  const send = (accept?: string) => app.request("/echo", accept ? { headers: { accept } } : {});

  test("accepts a request without Accept, and one that accepts JSON", async () => {
    expect((await send()).status).toBe(200);
    expect((await send("text/html, application/json;q=0.1")).status).toBe(200);
  });

  test("rejects other media types with 406 and a problem, twice", async () => {
    for (const attempt of [1, 2]) {
      // oxlint-disable-next-line no-await-in-loop -- the second response comes from the memo
      const response = await send("text/html");
      expect([attempt, response.status]).toEqual([attempt, 406]);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
    }
  });
});
