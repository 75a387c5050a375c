import { describe, expect, test } from "vitest";
import { openClient } from "../../src/client/client.ts";
import { ApiProblem, requireData } from "../../src/client/problem.ts";

const problem = {
  type: "/problems/invalid",
  title: "Invalid request",
  status: 422,
  detail: "Two fields are invalid. Correct them.",
  code: "invalid",
  request_id: "req-1",
  errors: [
    { pointer: "/ratings/impact", detail: "Use a number." },
    { parameter: "limit", detail: "Use at most 500." },
    { header: "If-Match", detail: "Use an ETag." },
    { line: 3, detail: "Close the quote." },
    { detail: "Send less." },
  ],
};

/** Requests the health of an API that returns one response, and requires the data. */
async function requireHealth(response: Response): Promise<unknown> {
  const client = openClient({ url: "http://api.test", fetch: () => Promise.resolve(response) });
  return requireData(await client.GET("/health"));
}

/** Returns the problem that `requireData` throws. */
async function readProblem(response: Response): Promise<ApiProblem> {
  try {
    await requireHealth(response);
  } catch (error) {
    if (error instanceof ApiProblem) {
      return error;
    }
    throw error;
  }
  throw new Error("The response has data.");
}

describe("requireData", () => {
  test("returns the data of a success", async () => {
    expect(await requireHealth(Response.json({ status: "ok" }))).toEqual({ status: "ok" });
  });

  test("returns nothing for a success without a body", async () => {
    expect(await requireHealth(new Response(null, { status: 204 }))).toBeUndefined();
  });

  test("throws a problem with its fields", async () => {
    const error = await readProblem(Response.json(problem, { status: 422 }));
    expect(error).toMatchObject({
      name: "ApiProblem",
      status: 422,
      code: "invalid",
      title: "Invalid request",
      detail: "Two fields are invalid. Correct them.",
      errors: problem.errors,
      requestId: "req-1",
    });
  });

  test("states the place of each error in the message", async () => {
    const { message } = await readProblem(Response.json(problem, { status: 422 }));
    expect(message.split("\n")).toEqual([
      "422 Invalid request: Two fields are invalid. Correct them.",
      "  /ratings/impact: Use a number.",
      "  limit: Use at most 500.",
      "  If-Match: Use an ETag.",
      "  line 3: Close the quote.",
      "  Send less.",
    ]);
  });

  test("states a detail only once if it repeats the only error", async () => {
    const detail = "Use a number.";
    const errors = [{ pointer: "/ratings/impact", detail }];
    const response = Response.json({ ...problem, detail, errors }, { status: 422 });
    const { message } = await readProblem(response);
    expect(message).toBe("422 Invalid request: /ratings/impact: Use a number.");
  });

  test("states the errors only once if the detail joins them", async () => {
    const errors = [
      { parameter: "limit", detail: "Use at most 500." },
      { parameter: "label", detail: "Send less." },
    ];
    const detail = "Use at most 500. Send less.";
    const response = Response.json({ ...problem, detail, errors }, { status: 422 });
    const { message } = await readProblem(response);
    expect(message.split("\n")).toEqual([
      "422 Invalid request:",
      "  limit: Use at most 500.",
      "  label: Send less.",
    ]);
  });

  test("states the request id when the server failed", async () => {
    const { errors: _, ...internal } = { ...problem, status: 500, title: "Internal error" };
    const { message } = await readProblem(Response.json(internal, { status: 500 }));
    expect(message).toMatch(/^500 Internal error: .*\n {2}request_id: req-1$/);
  });

  test.each([
    ["an HTML page", "<h1>Bad gateway</h1>", "<h1>Bad gateway</h1>"],
    ["JSON that is no problem", '{"oops":1}', '{"oops":1}'],
    ["a long text", "x".repeat(1_000), "x".repeat(200)],
    ["an empty body", "", "The response has no body."],
  ])("describes an error with %s", async (_, body, detail) => {
    const response = new Response(body, { status: 502, statusText: "Bad Gateway" });
    const error = await readProblem(response);
    expect(error).toMatchObject({ status: 502, code: "unknown", detail, requestId: undefined });
    expect(error.message).toBe(`502 Bad Gateway: ${detail}`);
  });

  test("removes control characters from the message", async () => {
    const detail = "There is no column \u001B[31m\u0007red. Use another.";
    const { message } = await readProblem(Response.json({ ...problem, detail }, { status: 422 }));
    expect(message).toMatch(/^422 Invalid request: There is no column  \[31m red. Use another\.\n/);
  });

  test("throws a 304, which has no data", async () => {
    const error = await readProblem(new Response(null, { status: 304 }));
    expect(error.message).toBe("304 Unexpected response: The response has no body.");
  });
});
