import { type Schemas } from "../../data/api.ts";
import { readCriteria } from "../../data/model-criteria.ts";
import { mayPerform } from "../../data/session.ts";
import { listColours } from "../../parts/criterion-colours.ts";
import { listModelNames } from "../../parts/criterion-names.ts";
import { toHref } from "../../router.ts";
import { describeMissing } from "./missing-rules.ts";
import { findKind } from "./model-kinds.ts";

type ModelDetailProps = { readonly model: Schemas["Model"]; readonly isDefault: boolean };

/** One model: its formula, its source, its criteria and its options. */
export function ModelDetail({ model, isDefault }: ModelDetailProps) {
  const kind = findKind(model.kind);
  return (
    <article class="model-detail" aria-labelledby="model-name">
      <a class="back" href={toHref("/models")}>
        All models
      </a>
      <h2 id="model-name">{model.name}</h2>
      <p class="small-note">
        {model.id} · revision {model.revision}
        {isDefault && " · the default of the workspace"}
      </p>
      <Actions model={model} />
      <p class="formula">{model.expression ?? model.formula}</p>
      {model.note !== undefined && <p class="note">{model.note}</p>}
      <CriteriaTable model={model} />
      <dl class="options">
        {listOptions(model).map(([name, text]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>Source</dt>
          <dd>{kind?.source}</dd>
        </div>
      </dl>
    </article>
  );
}

function Actions({ model }: { readonly model: Schemas["Model"] }) {
  const kind = findKind(model.kind);
  const mayEdit = mayPerform("models:write") && kind?.isEditable === true;
  return (
    <p class="actions">
      <a class="control primary" href={toHref("/", { model: model.id })}>
        Open the ranking
      </a>
      {mayEdit && !model.is_built_in && (
        <a class="control" href={toHref("/models", { revise: model.id })}>
          New revision
        </a>
      )}
      {mayEdit && model.is_built_in && (
        <a class="control" href={toHref("/models", { new: model.kind })}>
          New model from it
        </a>
      )}
      {!mayPerform("models:write") && <span class="note">Your role cannot change models.</span>}
    </p>
  );
}

function CriteriaTable({ model }: { readonly model: Schemas["Model"] }) {
  const criteria = readCriteria(model);
  const names = listModelNames(criteria);
  const colours = listColours(criteria.map(({ input }) => input));
  const largest = Math.max(...criteria.map(({ weight }) => weight), 1e-9);
  return (
    <table class="plain-table criteria">
      <caption class="hidden-text">The criteria of the model and their weights</caption>
      <thead>
        <tr>
          <th scope="col">Criterion</th>
          <th scope="col">Range</th>
          <th scope="col">Better</th>
          <th scope="col" class="number">
            Weight
          </th>
          <th scope="col" class="bar" aria-hidden="true" />
        </tr>
      </thead>
      <tbody>
        {criteria.map(({ input, key, unit, min, max, direction, weight }) => (
          <tr key={input}>
            <th scope="row">
              {names.get(input)} <span class="key">{key}</span>
            </th>
            <td>{`${min.toLocaleString()} to ${max.toLocaleString()} ${unit}`}</td>
            <td>{direction === "up" ? "high" : "low"}</td>
            <td class="number">{weight.toFixed(3)}</td>
            <td class="bar" aria-hidden="true">
              <span
                style={{
                  width: `${(100 * weight) / largest}%`,
                  background: colours.get(input) ?? "var(--c7)",
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function listOptions(model: Schemas["Model"]): (readonly [string, string])[] {
  const { missing, min_coverage: minCoverage, cutoffs, gates = [], gate, consistency } = model;
  const conditions = gates.map(({ criterion, op, value }) => `${criterion} ${op} ${value}`);
  const place = gate === "out" ? "are left out" : "rank last";
  const options: readonly (readonly [string, string | undefined])[] = [
    ["Missing ratings", missing && describeMissing(missing)],
    ["Smallest coverage", minCoverage === undefined ? undefined : `${100 * minCoverage} %`],
    ["Categories", cutoffs && `High above ${cutoffs.high}, Medium above ${cutoffs.medium}`],
    ["Scaling", model.scaling],
    ["Aggregation", model.aggregation],
    ["Ties", model.tie_break && `broken by ${model.tie_break}`],
    ["Gates", gates.length > 0 ? `${conditions.join(" and ")}; other items ${place}` : undefined],
    ["Consistency", consistency?.map(({ cr }) => `CR ${cr.toFixed(3)}`).join(", ")],
  ];
  return options.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}
