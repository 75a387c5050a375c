import { useEffect, useRef } from "preact/hooks";
import { signOut } from "../data/session.ts";
import { workspace } from "../data/workspace.ts";
import { findPage, listPages, type PageEntry } from "../pages.ts";
import { path, query, toHref } from "../router.ts";

/** The links to the pages, and the name of the workspace. */
export function Rail() {
  const { value } = workspace;
  return (
    <nav class="rail" aria-label="Pages">
      <div class="workspace-name">
        {value?.name ?? "…"}
        {value !== undefined && <small>{formatOpenCount(value)}</small>}
      </div>
      <div class="rail-links">
        {listPages().map((page) => (
          <PageLink key={page.path} page={page} />
        ))}
        <a href="/docs">API reference</a>
      </div>
      <div class="rail-foot">
        <span>
          <kbd>⌘K</kbd> go to <kbd>?</kbd> keys
        </span>
        <button class="control" type="button" onClick={() => void signOut()}>
          Sign out
        </button>
      </div>
    </nav>
  );
}

/** A link that keeps the model, because a reader compares the pages of one model. */
function PageLink({ page }: { readonly page: PageEntry }) {
  const isCurrent = findPage(path.value)?.path === page.path;
  const model = query.value.get("model") ?? undefined;
  const link = useRef<HTMLAnchorElement>(null);
  // A narrow rail scrolls.
  useEffect(() => {
    if (isCurrent) {
      link.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
  }, [isCurrent]);
  return (
    <a ref={link} href={toHref(page.path, { model })} aria-current={isCurrent ? "page" : undefined}>
      {page.name}
    </a>
  );
}

type OpenCount = { readonly open: number; readonly total: number };

function formatOpenCount({ open, total }: OpenCount): string {
  return `${open.toLocaleString()} of ${total.toLocaleString()} open`;
}
