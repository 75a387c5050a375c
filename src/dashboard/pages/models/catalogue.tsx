import { type Schemas } from "../../data/api.ts";
import { mayPerform } from "../../data/session.ts";
import { type WorkspaceInfo } from "../../data/workspace.ts";
import { query, toHref } from "../../router.ts";
import { HierarchyList } from "./hierarchy-list.tsx";
import { ModelDetail } from "./model-detail.tsx";

type CatalogueProps = { readonly info: WorkspaceInfo };

/** The models of the workspace, and the one that the reader has chosen. */
export function Catalogue({ info }: CatalogueProps) {
  const { models, defaultModel } = info;
  const chosen = query.value.get("model");
  const shown = models.find(({ id }) => id === (chosen ?? defaultModel));
  const [own, builtIn] = [
    models.filter((model) => !model.is_built_in),
    models.filter((model) => model.is_built_in),
  ];
  return (
    <div class={chosen === null ? "catalogue" : "catalogue with-choice"}>
      <nav class="model-lists" aria-label="Models">
        {mayPerform("models:write") && <NewModelLinks />}
        {own.length > 0 && <ModelLinks title="Own models" models={own} {...{ shown, info }} />}
        <HierarchyList />
        <ModelLinks title="Built-in models" models={builtIn} {...{ shown, info }} />
      </nav>
      {shown === undefined ? (
        <p class="note">There is no model “{chosen}”. Choose one of the list.</p>
      ) : (
        <ModelDetail key={shown.id} model={shown} isDefault={shown.id === defaultModel} />
      )}
    </div>
  );
}

function NewModelLinks() {
  return (
    <div class="new-models">
      <a class="control primary" href={toHref("/models", { new: "weighted" })}>
        New model
      </a>
      <a class="control" href={toHref("/models", { new: "formula" })}>
        New formula
      </a>
      {mayPerform("hierarchies:write") && (
        <a class="control" href={toHref("/models", { new: "ahp" })}>
          New comparison
        </a>
      )}
    </div>
  );
}

type ModelLinksProps = CatalogueProps & {
  readonly title: string;
  readonly models: readonly Schemas["Model"][];
  readonly shown: Schemas["Model"] | undefined;
};

function ModelLinks({ title, models, shown, info }: ModelLinksProps) {
  return (
    <section>
      <h2>{title}</h2>
      <ul class="model-links">
        {models.map(({ id, name, kind, revision }) => (
          <li key={id}>
            <a
              href={toHref("/models", { model: id })}
              aria-current={id === shown?.id ? "true" : undefined}
            >
              <span>{name}</span>
              <small>
                {id === kind ? id : `${kind}, revision ${revision}`}
                {id === info.defaultModel && " · default"}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
