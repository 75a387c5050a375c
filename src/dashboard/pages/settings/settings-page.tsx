import { type ComponentType } from "preact";
import { useEffect } from "preact/hooks";
import { type Action } from "../../../core/access.ts";
import { mayPerform } from "../../data/session.ts";
import { PageFrame } from "../../frame/page-frame.tsx";
import { BaselinesSection } from "./baselines-section.tsx";
import { CachesSection } from "./caches-section.tsx";
import { KeysSection } from "./keys-section.tsx";
import { SessionsSection } from "./sessions-section.tsx";
import { StatusesSection } from "./statuses-section.tsx";
import { WorkspaceSection } from "./workspace-section.tsx";
import "./settings.css";

/** A section of the settings. */
type Section = {
  /** The anchor of the section in the URL. */
  readonly id: string;
  readonly name: string;
  /** The action that a role needs to see the section. */
  readonly action: Action;
  readonly component: ComponentType;
};

/** Every section, in the order of the page. */
const sections: readonly Section[] = [
  {
    id: "workspace",
    name: "Workspace",
    action: "workspace:read",
    component: WorkspaceSection,
  },
  {
    id: "statuses",
    name: "Status categories",
    action: "statuses:read",
    component: StatusesSection,
  },
  {
    id: "baselines",
    name: "Baselines",
    action: "baselines:read",
    component: BaselinesSection,
  },
  { id: "keys", name: "Keys", action: "keys:read", component: KeysSection },
  { id: "sessions", name: "Sessions", action: "sessions:own", component: SessionsSection },
  { id: "caches", name: "Caches", action: "cache:read", component: CachesSection },
];

/** The settings of the workspace that the role of the session may see. */
export function SettingsPage() {
  const shown = sections.filter(({ action }) => mayPerform(action));
  useEffect(() => showSection(location.hash.slice(1)), []);
  return (
    <PageFrame title="Settings">
      <div class="settings">
        <nav class="section-links" aria-label="Sections">
          {shown.map(({ id, name }) => (
            <a key={id} href={`#${id}`}>
              {name}
            </a>
          ))}
        </nav>
        {shown.map(({ id, name, component: Content }) => (
          <section key={id} id={id} tabIndex={-1} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{name}</h2>
            <Content />
          </section>
        ))}
      </div>
    </PageFrame>
  );
}

/** Scrolls to the section of the URL, which did not exist when the browser loaded the page. */
function showSection(id: string): void {
  const section = id === "" ? null : document.querySelector<HTMLElement>(`#${CSS.escape(id)}`);
  section?.scrollIntoView();
  section?.focus({ preventScroll: true });
}
