import { describe, expect, test } from "vitest";
import { readJson, createItems, openWorkspace } from "../environments/worker.ts";
import { listErrorLocations, readProblem } from "./problems.ts";

type LintView = {
  readonly generation: number;
  readonly model: string;
  readonly count: number;
  readonly unscored: number;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly criterion?: string;
    readonly count: number;
    readonly detail: string;
    readonly items?: readonly { readonly id: string; readonly title: string }[];
  }[];
};

describe("GET /ranking:lint", () => {
  test("returns the findings for a model with their items", async () => {
    const client = await openWorkspace();
    const items = await createItems(client, [
      {
        title: "A",
        ratings: { user_value: 2, time_criticality: 1, risk_reduction: 1, job_size: 1 },
      },
      { title: "B", ratings: { user_value: 3, time_criticality: 5, job_size: 2 } },
      { title: "C", ratings: { user_value: 8 } },
      { title: "D", ratings: { user_value: 3, time_criticality: 5, job_size: 2 } },
    ]);
    const response = await client.get("/ranking:lint?model=wsjf");
    const { findings, ...rest } = await readJson<LintView>(response);
    expect(response.headers.get("ordinal-generation")).toBe(String(rest.generation));
    expect(rest).toMatchObject({ model: "wsjf", revision: 2, count: 4, unscored: 1 });
    expect(findings.map(({ rule, criterion, count }) => [rule, criterion, count])).toEqual([
      ["items-unscored", undefined, 1],
      ["divisor-missing", "job_size", 1],
      ["column-without-one", "user_value", 1],
      ["ratings-duplicate", undefined, 2],
    ]);
    const [unscored, divisor, withoutOne, duplicates] = findings;
    expect(unscored?.items).toEqual([{ id: items[2]?.id, number: 3, title: "C" }]);
    expect(divisor).toMatchObject({ severity: "error", items: [{ title: "C" }] });
    expect(withoutOne?.items).toMatchObject([{ title: "A" }]);
    expect(duplicates?.items).toMatchObject([{ title: "B" }, { title: "D" }]);
  });

  test("accepts a custom model, and uses the default model without one", async () => {
    const client = await openWorkspace();
    await createItems(client, [{ title: "A", ratings: { joy: 5 } }]);
    const criteria = [{ key: "joy" }, { key: "gain" }];
    await client.send("POST", "/models", { id: "mine", kind: "weighted", criteria });
    const own = await readJson<LintView>(client.get("/ranking:lint?model=mine&revision=1"));
    expect(own.findings).toMatchObject([{ rule: "criterion-unrated", criterion: "gain" }]);
    expect((await readJson<LintView>(client.get("/ranking:lint"))).model).toBe("qvf-classic");
  });

  test("returns no findings for an empty workspace", async () => {
    const client = await openWorkspace();
    expect(await readJson(client.get("/ranking:lint"))).toMatchObject({ count: 0, findings: [] });
  });

  test("rejects unknown models and parameters", async () => {
    const client = await openWorkspace();
    const cases: readonly (readonly [string, number, string])[] = [
      ["?model=dice", 422, "model"],
      ["?model=Rice!", 400, "model"],
      ["?model=rice&revision=7", 422, "revision"],
      ["?revision=0", 400, "revision"],
      ["?limit=5", 400, "limit"],
    ];
    for (const [query, status, parameter] of cases) {
      // oxlint-disable-next-line no-await-in-loop -- a few requests
      const problem = await readProblem(client.get(`/ranking:lint${query}`));
      expect([problem.status, listErrorLocations(problem)]).toEqual([status, [{ parameter }]]);
    }
  });
});
