import { mayPerform } from "../../data/session.ts";
import { useLoaded } from "../../data/use-loaded.ts";
import { requireWorkspace, workspace, type WorkspaceInfo } from "../../data/workspace.ts";
import { LoadedArea } from "../../frame/loaded-area.tsx";
import { PageFrame } from "../../frame/page-frame.tsx";
import { query } from "../../router.ts";
import { Catalogue } from "./catalogue.tsx";
import { HierarchyPanel } from "./hierarchy-panel.tsx";
import { ModelEditor } from "./model-editor.tsx";
import { NewHierarchy } from "./new-hierarchy.tsx";
import "./models.css";

/** The models of the workspace: what each computes, and how to make another one. */
export function ModelsPage() {
  const loaded = useLoaded(requireWorkspace, []);
  return (
    <PageFrame title="Models" fault={loaded.value === undefined ? undefined : loaded.fault}>
      <LoadedArea loaded={loaded}>
        {(known) => <ModelsView info={workspace.value ?? known} />}
      </LoadedArea>
    </PageFrame>
  );
}

/** The part of the page that the query of the URL names. */
function ModelsView({ info }: { readonly info: WorkspaceInfo }) {
  const { value } = query;
  const [hierarchy, created, revised] = [
    value.get("hierarchy"),
    value.get("new"),
    value.get("revise"),
  ];
  if (hierarchy !== null) {
    return <HierarchyPanel key={hierarchy} id={hierarchy} />;
  }
  if (created === "ahp" && mayPerform("hierarchies:write")) {
    return <NewHierarchy />;
  }
  const source = info.models.find(({ id }) => id === revised && revised !== null);
  if ((created !== null || source !== undefined) && mayPerform("models:write")) {
    return (
      <ModelEditor
        key={`${revised} ${created} ${value.get("preset")}`}
        kind={created}
        source={source}
        info={info}
      />
    );
  }
  return <Catalogue info={info} />;
}
