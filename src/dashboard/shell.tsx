import { signal } from "@preact/signals";
import { type ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";
import { live, startLive } from "./live.ts";
import { ItemDrawer } from "./pages/item/item-drawer.tsx";
import { RankingPage } from "./pages/ranking/ranking-page.tsx";
import { path, toHref } from "./router.ts";
import { signOut } from "./session.ts";
import { Shortcuts, startShortcuts } from "./shortcuts.tsx";
import { loadWorkspace, workspace } from "./workspace.ts";
import "./shell.css";

/** The frame of every page: the rail with the pages, the page, and its drawer. */
export function Shell() {
  useEffect(() => {
    void loadWorkspace();
    const stopLive = startLive();
    const stopShortcuts = startShortcuts();
    return () => {
      stopLive();
      stopShortcuts();
    };
  }, []);
  const item = /^\/items\/([^/]+)$/.exec(path.value)?.[1];
  return (
    <div class={item === undefined ? "frame" : "frame with-drawer"}>
      <a class="skip-link" href="#main">
        Skip to the list
      </a>
      <Rail />
      <RankingPage />
      {item !== undefined && <ItemDrawer id={decodeURIComponent(item)} key={item} />}
      <Shortcuts />
      <Announcer />
    </div>
  );
}

function Rail() {
  const { value } = workspace;
  return (
    <nav class="rail" aria-label="Pages">
      <div class="workspace-name">
        {value?.name ?? "…"}
        {value !== undefined && <small>{formatOpenCount(value)}</small>}
      </div>
      <RailLink target="/">Ranking</RailLink>
      <a href="/docs">API reference</a>
      <div class="rail-foot">
        <span>
          <kbd>/</kbd> search <kbd>?</kbd> keys
        </span>
        <button class="control" type="button" onClick={() => void signOut()}>
          Sign out
        </button>
      </div>
    </nav>
  );
}

function RailLink({ target, children }: { target: string; children: ComponentChildren }) {
  const isCurrent = path.value === target || path.value.startsWith("/items/");
  return (
    <a href={toHref(target)} aria-current={isCurrent ? "page" : undefined}>
      {children}
    </a>
  );
}

function formatOpenCount({
  open,
  total,
}: {
  readonly open: number;
  readonly total: number;
}): string {
  return `${open.toLocaleString()} of ${total.toLocaleString()} open`;
}

/** What a screen reader announces: set it after a change that the reader did not see. */
export const announcement = signal("");

function Announcer() {
  return (
    <p class="hidden-text" role="status" aria-live="polite">
      {announcement.value || live.value.text}
    </p>
  );
}
