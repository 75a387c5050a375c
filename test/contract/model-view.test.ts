import { expect, test } from "vitest";
import { toBuiltInModelView } from "../../src/contract/model-view.ts";
import { type DefinitionRequest } from "../../src/core/models/model.ts";
import { requireModelKind } from "../../src/core/models/registry.ts";

const criteria = [{ key: "delight" }];

test.each([
  ["topsis", { criteria }],
  ["weighted", { criteria, scaling: "min-max" }],
] as const)("says of %s that another item may change the order", (kind, request) => {
  const { is_relative, note } = buildView(kind, request);
  expect(is_relative).toBe(true);
  expect(note).toMatch(/another item may change .* the order of two items that did not change\.$/);
});

test("says nothing about other items for a model that scores each item alone", () => {
  const { is_relative, note } = buildView("weighted", { criteria });
  expect([is_relative, note]).toEqual([false, undefined]);
});

function buildView(kind: string, request: DefinitionRequest) {
  const model = requireModelKind(kind);
  const definition = model.define(request);
  return toBuiltInModelView({ id: kind, revision: 1, model, definition });
}
