import { describe, expect, test } from "vitest";
import { toModelView } from "../../src/contract/model-view.ts";
import { type DefinitionRequest } from "../../src/core/models/model.ts";
import { requireModelKind } from "../../src/core/models/registry.ts";
import {
  createDraft,
  type DefinitionRequest as DraftRequest,
  reviseDraft,
  toRequest,
} from "../../src/dashboard/pages/models/draft.ts";
import { modelKinds } from "../../src/dashboard/pages/models/model-kinds.ts";

const requests: readonly (readonly [kind: string, request: DefinitionRequest])[] = [
  [
    "weighted",
    {
      criteria: [
        { key: "joy", name: "Joy of use", unit: "smiles", min: 0, max: 5 },
        { key: "cost", direction: "down", scale: "log", min: 0, max: 100_000 },
      ],
      weights: { joy: 3, cost: 1 },
      missing: "worst",
      minCoverage: 0.25,
      cutoffs: { high: 0.8, medium: 0.3 },
      gates: [{ criterion: "joy", op: ">=", value: 2 }],
      gate: "out",
    },
  ],
  ["topsis", { criteria: [{ key: "joy" }, { key: "cost" }], weights: { joy: 1, cost: 3 } }],
  ["formula", { expression: "joy * 2 + size", criteria: [{ key: "joy", min: 0, max: 5 }] }],
  ["qvf-classic", { preset: "agile" }],
  ["rice", { criteria: { reach: "joy" }, missing: "worst" }],
  ["ice", { aggregation: "mean" }],
  ["moscow", { tieBreak: "wsjf" }],
  ["value-effort", { thresholds: { value: 3, effort: 4 } }],
  ["trending", { halfLifeDays: 3 }],
];

describe("a revision in the editor", () => {
  test.each(requests)("keeps the whole definition (%s)", (kind, request) => {
    const model = requireModelKind(kind);
    const definition = model.define(request);
    const row = { id: "own", name: "Own", kind, revision: 3, createdAt: 0, actor: "a" };
    const view = toModelView(JSON.parse(JSON.stringify({ ...row, request, definition })));
    const revised = toRequest(reviseDraft(JSON.parse(JSON.stringify(view))));
    expect(round(model.define(toCoreRequest(revised)))).toEqual(round(definition));
  });
});

describe("a new model in the editor", () => {
  test.each(modelKinds.filter(({ isEditable }) => isEditable))("is valid ($kind)", (kind) => {
    const draft = createDraft(kind);
    const criteria = draft.criteria.map((each, index) =>
      Object.assign({}, each, kind.hasOwnCriteria && { key: `own_${index}` }),
    );
    const expression = kind.isFormula ? "reach + 1" : "";
    const request = toCoreRequest(toRequest({ ...draft, criteria, expression }));
    expect(requireModelKind(kind.kind).define(request).kind).toBe(kind.kind);
  });

  test("has the weights of its preset", () => {
    const kind = modelKinds.find((each) => each.kind === "qvf-classic");
    const draft = kind && createDraft(kind, "agile");
    const request = draft && toCoreRequest(toRequest(draft));
    const { criteria } = requireModelKind("qvf-classic").define(request ?? {});
    expect(criteria).toEqual(requireModelKind("qvf-classic").define({ preset: "agile" }).criteria);
  });
});

function toCoreRequest(request: DraftRequest): DefinitionRequest {
  const { kind: _, min_coverage: minCoverage, half_life_days: halfLifeDays, ...rest } = request;
  const { tie_break: tieBreak, votes: __, ...same } = rest;
  return { ...same, minCoverage, halfLifeDays, tieBreak };
}

/** Rounds weights: a share of a share may differ in its last bit. */
function round(definition: unknown): unknown {
  return JSON.parse(
    JSON.stringify(definition, (key, value) =>
      key === "weight" ? Number(Number(value).toFixed(12)) : value,
    ),
  );
}
