import { allModels } from "../../src/core/models/registry.ts";

/** Returns the table of models for docs/models.md, built from the registry. */
export function formatModelsTable(): string {
  const rows = allModels.map(({ kind, title, formula, presets, source }) =>
    [`\`${kind}\``, title, formula, Object.keys(presets).join(", "), source].join(" | "),
  );
  const head = ["| model | name | formula | presets | source |", "| --- | --- | --- | --- | --- |"];
  return [...head, ...rows.map((row) => `| ${row} |`)].join("\n");
}
