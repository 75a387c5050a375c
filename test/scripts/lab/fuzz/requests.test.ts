import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findFault } from "../../../../scripts/lab/fuzz/check-response.ts";
import { findMismatch } from "../../../../scripts/lab/fuzz/check-schema.ts";
import { type Operation, readApi } from "../../../../scripts/lab/fuzz/document.ts";
import { generateRequest } from "../../../../scripts/lab/fuzz/requests.ts";
import { formatCurl } from "../../../../scripts/lab/fuzz/send-request.ts";
import { generateValid } from "../../../../scripts/lab/fuzz/valid-values.ts";

const api = readApi();

function requireOperation(id: string): Operation {
  const operation = api.operations.find((each) => each.id === id);
  if (operation === undefined) {
    throw new Error(`The API has no operation ${id}.`);
  }
  return operation;
}

describe("generated values", () => {
  const bodies = api.operations.flatMap(({ id, body }) =>
    Object.entries(body).map(([type, { schema = {} }]) => ({ id, type, schema })),
  );

  test.each(bodies)("of $id match its schema of $type", ({ schema }) => {
    fc.assert(
      fc.property(generateValid(api.resolve, schema), (value) => {
        expect(findMismatch(api.resolve, schema, value)).toBeUndefined();
      }),
      { numRuns: 30 },
    );
  });
});

describe("generated requests", () => {
  test("are the same for the same seed", () => {
    const operation = requireOperation("createItem");
    const sample = () => fc.sample(generateRequest(api, operation, {}), { seed: 3, numRuns: 20 });
    expect(sample()).toEqual(sample());
  });

  test("are often valid and often broken", () => {
    const operation = requireOperation("createPerson");
    const { schema = {} } = operation.body["application/json"] ?? {};
    const requests = fc.sample(generateRequest(api, operation, {}), { seed: 1, numRuns: 200 });
    const isValid = requests.map(({ body }) => {
      const value = parse(body?.text ?? "");
      return value !== undefined && findMismatch(api.resolve, schema, value) === undefined;
    });
    expect(isValid.filter(Boolean).length).toBeGreaterThan(60);
    expect(isValid.filter((each) => !each).length).toBeGreaterThan(60);
  });
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe("a response is a finding", () => {
  const operation = requireOperation("getHealth");
  const body = { type: "application/json", text: '{"status":"ok","version":"1"}' };
  const response = { status: 200, ...body, durationMs: 1 };

  test.each([
    ["is a server error", { status: 503 }, "status 503"],
    ["is slow", { durationMs: 3_000 }, "slow"],
    ["has an undocumented status", { status: 418 }, "status 418 is not documented"],
    ["has an undocumented type", { type: "text/html" }, 'content type "text/html"'],
    ["is not JSON", { text: "x" }, "not JSON"],
    ["does not match its schema", { text: '{"status":"ok"}' }, "version is missing"],
  ])("if it %s", (_, change, fault) => {
    expect(findFault(api, operation, { ...response, ...change })).toContain(fault);
  });

  test("unless it is documented", () => {
    expect(findFault(api, operation, response)).toBeUndefined();
  });
});

test("a request is printed as a curl command without keys", () => {
  const request = {
    credential: "workspace",
    path: { workspaceId: "wsp_1", itemId: "a'b" },
    query: [["x", "y z"]],
    headers: { "if-match": '"1"' },
    body: { type: "application/json", text: `{"title":"it's"}` },
  } as const;
  const target = { url: "http://localhost:1", workspaceKey: "ord_secret", rootKey: "ord_root" };
  expect(formatCurl(target, requireOperation("updateItem"), request)).toBe(
    String.raw`curl -X PATCH "$ORDINAL_URL"'/v1/workspaces/wsp_1/items/a'\''b?x=y%20z' ` +
      `-H "authorization: Bearer $ORDINAL_KEY" -H 'content-type: application/json' ` +
      String.raw`-H 'if-match: "1"' --data-binary '{"title":"it'\''s"}'`,
  );
});
