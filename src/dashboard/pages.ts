import { type ComponentType } from "preact";
import { type Action } from "../core/access.ts";
import { mayPerform } from "./data/session.ts";
import { RankingPage } from "./pages/ranking/ranking-page.tsx";

/** A page of the dashboard. */
export type PageEntry = {
  readonly name: string;
  /** The path below `/app`. */
  readonly path: string;
  /** The action that a role needs to use the page. */
  readonly action: Action;
} & PageModule;

/** The component of a page. The browser loads it when the reader opens the page for the first time. */
type PageModule =
  | { readonly component: ComponentType }
  | { readonly load: () => Promise<ComponentType> };

/** Every page, in the order of the rail. The ranking is the home page, so it is always loaded. */
const pages: readonly PageEntry[] = [
  { name: "Ranking", path: "/", action: "snapshots:read", component: RankingPage },
  {
    name: "Overview",
    path: "/overview",
    action: "rankings:read",
    load: async () => (await import("./pages/overview/overview-page.tsx")).OverviewPage,
  },
  {
    name: "Compare",
    path: "/compare",
    action: "analyses:run",
    load: async () => (await import("./pages/compare/compare-page.tsx")).ComparePage,
  },
  {
    name: "Matrix",
    path: "/matrix",
    action: "analyses:run",
    load: async () => (await import("./pages/matrix/matrix-page.tsx")).MatrixPage,
  },
  {
    name: "History",
    path: "/history",
    action: "rankings:read",
    load: async () => (await import("./pages/history/history-page.tsx")).HistoryPage,
  },
  {
    name: "Plan",
    path: "/plan",
    action: "analyses:run",
    load: async () => (await import("./pages/plan/plan-page.tsx")).PlanPage,
  },
  {
    name: "People",
    path: "/people",
    action: "people:read",
    load: async () => (await import("./pages/people/people-page.tsx")).PeoplePage,
  },
  {
    name: "Rate",
    path: "/rate",
    action: "items:write",
    load: async () => (await import("./pages/rate/rate-page.tsx")).RatePage,
  },
  {
    name: "Import",
    path: "/import",
    action: "items:import",
    load: async () => (await import("./pages/import/import-page.tsx")).ImportPage,
  },
  {
    name: "Models",
    path: "/models",
    action: "models:read",
    load: async () => (await import("./pages/models/models-page.tsx")).ModelsPage,
  },
  {
    name: "Settings",
    path: "/settings",
    action: "workspace:read",
    load: async () => (await import("./pages/settings/settings-page.tsx")).SettingsPage,
  },
];

/** Lists the pages that the role of the session may use. */
export function listPages(): readonly PageEntry[] {
  return pages.filter(({ action }) => mayPerform(action));
}

/**
 * Finds the page of a path. The path of an item shows the ranking with the item beside it. The home
 * page of a role that may not see the ranking, such as an operator, is its first page.
 */
export function findPage(path: string): PageEntry | undefined {
  const own = path.startsWith("/items/") ? "/" : path;
  const shown = listPages();
  return shown.find((page) => page.path === own) ?? (path === "/" ? shown[0] : undefined);
}
