import { describe, expect, test } from "vitest";
import { toBuiltInModelView, toModelView } from "../../src/contract/model-view.ts";
import { allModels } from "../../src/core/models/registry.ts";
import { isRankable } from "../../src/dashboard/ranking/messages.ts";
import { listWeightedInputs, resolveModelView } from "../../src/dashboard/ranking/resolve-model.ts";
import { getBuiltInModel } from "../../src/flows/models/resolve-model.ts";

const rankable = allModels.filter(isRankable);

describe("a model in the browser", () => {
  test.each(rankable.filter(({ criteria }) => criteria.length > 0).map(({ kind }) => kind))(
    "has the definition of the server (%s)",
    (kind) => {
      const resolvedModel = getBuiltInModel(kind);
      const { note: _, ...definition } = resolvedModel.definition;
      const view = JSON.parse(JSON.stringify(toBuiltInModelView(resolvedModel)));
      expect(resolveModelView(view).definition).toEqual(definition);
    },
  );

  test("has the options of an own model", () => {
    const model = rankable.find(({ kind }) => kind === "weighted");
    const request = {
      criteria: [
        { key: "joy", min: 0, max: 5 },
        { key: "cost", direction: "down" as const },
      ],
      weights: { joy: 3, cost: 1 },
      missing: "worst" as const,
      minCoverage: 0.25,
      cutoffs: { high: 0.8, medium: 0.3 },
      gates: [{ criterion: "joy", op: ">=" as const, value: 2 }],
    };
    const definition = model?.define(request);
    const row = { id: "own", name: "Own", kind: "weighted", revision: 3, createdAt: 0, actor: "a" };
    const view = toModelView(JSON.parse(JSON.stringify({ ...row, request, definition })));
    expect(resolveModelView(JSON.parse(JSON.stringify(view))).definition).toEqual(definition);
  });

  test("changes no weight that the model fixes, and keeps the sum of the others", () => {
    const view = JSON.parse(JSON.stringify(toBuiltInModelView(getBuiltInModel("qvf-classic"))));
    const inputs = listWeightedInputs(view);
    const tried = Object.fromEntries(inputs.map((input) => [input, 1]));
    const { definition } = resolveModelView(view, { ...tried, effort: 7 });
    const weights = new Map(definition.criteria.map(({ input, weight }) => [input, weight]));
    expect(weights.get("effort")).toBe(0.1);
    expect(inputs.map((input) => weights.get(input))).toEqual(inputs.map(() => 0.2));
  });
});
