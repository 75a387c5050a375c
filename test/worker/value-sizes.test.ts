import { describe, expect, test } from "vitest";
import {
  openClient,
  type ItemView,
  readJson,
  openWorkspace,
  openWorkerEnvironment,
} from "../environments/worker.ts";
import { recordStatements } from "./record-statements.ts";

describe("a value bound to a D1 statement", () => {
  test("has at most two million bytes, regardless of the size of a batch", async () => {
    const { database, statements } = recordStatements();
    const client = openClient(openWorkerEnvironment({ DB: database }), await openWorkspace());
    const description = "x".repeat(5_000);
    const operations = Array.from({ length: 1_000 }, (_, index) => ({
      op: "create",
      item: { title: `Item ${index}`, description },
    }));
    const created = await client.send("POST", "/items:batch", { operations });
    const { results } = await readJson<{ results: { item: ItemView }[] }>(created);
    const patches = results.map(({ item }) => ({
      op: "patch",
      id: item.id,
      patch: { description: `${description}y` },
    }));
    await client.send("POST", "/items:batch", { operations: patches });
    const lengths = statements.flatMap(({ values }) => values.map((value) => String(value).length));
    expect(results).toHaveLength(1_000);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2_000_000);
  });

  test("has at most two million bytes in the stored response of a batch with an Idempotency-Key", async () => {
    const { database, statements } = recordStatements();
    const client = openClient(openWorkerEnvironment({ DB: database }), await openWorkspace());
    const operations = Array.from({ length: 1_000 }, (_, index) => ({
      op: "create",
      item: { title: `Item ${index}`, description: "x".repeat(5_000) },
    }));
    const headers = { "idempotency-key": "long" };
    const { status } = await client.send("POST", "/items:batch", { operations }, headers);
    const lengths = statements.flatMap(({ values }) => values.map((value) => String(value).length));
    expect([200, 413]).toContain(status); // accepted or rejected as a whole
    expect(Math.max(...lengths)).toBeLessThanOrEqual(2_000_000);
  });
});
