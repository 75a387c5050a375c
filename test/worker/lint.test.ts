import { describe, expect, test } from "vitest";
import { readJson, createItems, openWorkspace } from "../environments/worker.ts";
import { errorLocations, readProblem } from "./problems.ts";

type Answer = {
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

describe("what is amiss with a backlog", () => {
  test("is told by a model, with the items it is about", async () => {
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
    const answer = await client.get("/ranking:lint?model=wsjf");
    const { findings, ...rest } = await readJson<Answer>(answer);
    expect(answer.headers.get("ordinal-generation")).toBe(String(rest.generation));
    expect(rest).toMatchObject({ model: "wsjf", revision: 1, count: 4, unscored: 1 });
    expect(findings.map(({ rule, criterion, count }) => [rule, criterion, count])).toEqual([
      ["items-unscored", undefined, 1],
      ["divisor-missing", "job_size", 1],
      ["column-without-one", "user_value", 1],
      ["ratings-duplicate", undefined, 2],
    ]);
    const [unscored, divisor, one, alike] = findings;
    expect(unscored?.items).toEqual([{ id: items[2]?.id, number: 3, title: "C" }]);
    expect(divisor).toMatchObject({ severity: "error", items: [{ title: "C" }] });
    expect(one?.items).toMatchObject([{ title: "A" }]);
    expect(alike?.items).toMatchObject([{ title: "B" }, { title: "D" }]);
  });

  test("is told of a workspace's own model, and of the default one", async () => {
    const client = await openWorkspace();
    await createItems(client, [{ title: "A", ratings: { joy: 5 } }]);
    const criteria = [{ key: "joy" }, { key: "gain" }];
    await client.send("POST", "/models", { id: "mine", kind: "weighted", criteria });
    const own = await readJson<Answer>(client.get("/ranking:lint?model=mine&revision=1"));
    expect(own.findings).toMatchObject([{ rule: "criterion-unrated", criterion: "gain" }]);
    expect((await readJson<Answer>(client.get("/ranking:lint"))).model).toBe("qvf-classic");
  });

  test("is nothing where there is no item", async () => {
    const client = await openWorkspace();
    expect(await readJson(client.get("/ranking:lint"))).toMatchObject({ count: 0, findings: [] });
  });

  test("is refused for a model that is none, and for parameters that are none", async () => {
    const client = await openWorkspace();
    const refused: readonly (readonly [string, number, string])[] = [
      ["?model=dice", 422, "model"],
      ["?model=Rice!", 400, "model"],
      ["?model=rice&revision=7", 422, "revision"],
      ["?revision=0", 400, "revision"],
      ["?limit=5", 400, "limit"],
    ];
    for (const [query, status, parameter] of refused) {
      // oxlint-disable-next-line no-await-in-loop -- one after another is as good
      const problem = await readProblem(client.get(`/ranking:lint${query}`));
      expect([problem.status, errorLocations(problem)]).toEqual([status, [{ parameter }]]);
    }
  });
});
