import { useEffect } from "preact/hooks";
import { startLive } from "../data/live.ts";
import { loadWorkspace } from "../data/workspace.ts";
import { ItemDrawer } from "../pages/item/item-drawer.tsx";
import { path } from "../router.ts";
import { Announcer } from "./announcer.tsx";
import { CurrentPage } from "./current-page.tsx";
import { DropNote, startFileDrop } from "./file-drop.tsx";
import { Notice } from "./notice.tsx";
import { Palette } from "./palette.tsx";
import { Rail } from "./rail.tsx";
import { Shortcuts, startShortcuts } from "./shortcuts.tsx";
import "./frame.css";

/** The frame of every page: the rail with the pages, the page, and its drawer. */
export function Shell() {
  useEffect(() => {
    void loadWorkspace();
    const stopLive = startLive();
    const stopShortcuts = startShortcuts();
    const stopFileDrop = startFileDrop();
    return () => {
      stopFileDrop();
      stopLive();
      stopShortcuts();
    };
  }, []);
  const item = /^\/items\/([^/]+)$/.exec(path.value)?.[1];
  return (
    <div class={item === undefined ? "frame" : "frame with-drawer"}>
      <a class="skip-link" href="#main">
        Skip to the content
      </a>
      <Rail />
      <CurrentPage />
      {item !== undefined && <ItemDrawer id={decodeURIComponent(item)} key={item} />}
      <Shortcuts />
      <Palette />
      <Notice />
      <DropNote />
      <Announcer />
    </div>
  );
}
