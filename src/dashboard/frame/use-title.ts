import { useEffect } from "preact/hooks";
import { workspace } from "../data/workspace.ts";

/** Names the page, or the item that it shows, in the title of the browser tab. */
export function useTitle(name: string | undefined): void {
  const place = workspace.value?.name;
  useEffect(() => {
    const before = document.title;
    document.title = [name, place, "Ordinal"].filter((part) => part !== undefined).join(" · ");
    return () => {
      document.title = before;
    };
  }, [name, place]);
}
