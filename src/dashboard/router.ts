import { computed, signal } from "@preact/signals";

const base = "/app";

const url = signal(new URL(location.href));

/** The path below `/app`, such as `/items/itm_…`; `/` for the home page. */
export const path = computed(
  () => url.value.pathname.slice(base.length).replace(/\/+$/, "") || "/",
);

/** The query of the URL. */
export const query = computed(() => url.value.searchParams);

/** Returns the URL of a path below `/app`, with a query. Omits parameters without a value. */
export function toHref(
  target: string,
  parameters: Readonly<Record<string, string | undefined>> = {},
): string {
  const entries = Object.entries(parameters).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "",
  );
  const text = new URLSearchParams(entries).toString();
  return `${base}${target}${text === "" ? "" : `?${text}`}`;
}

/** Shows a page. With `isReplacement`, the current page does not stay in the history. */
export function navigate(href: string, { isReplacement = false } = {}): void {
  history[isReplacement ? "replaceState" : "pushState"](null, "", href);
  url.value = new URL(location.href);
}

/** Changes parameters of the current URL. Removes a parameter without a value. */
export function setQuery(parameters: Readonly<Record<string, string | undefined>>): void {
  const kept = Object.fromEntries(query.value);
  navigate(toHref(path.value, { ...kept, ...parameters }), { isReplacement: true });
}

/** Follows links of the dashboard without a reload, and the buttons of the browser. */
export function startRouter(): void {
  addEventListener("popstate", () => {
    url.value = new URL(location.href);
  });
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const target = link === null ? undefined : readOwnTarget(link);
    if (target !== undefined && isPlainClick(event)) {
      event.preventDefault();
      navigate(target);
    }
  });
}

function isPlainClick({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

/**
 * Reads the URL of a link to a page of the dashboard. A link of a chart is an SVG element without
 * `origin`. The browser follows links within a page: it scrolls, and moves the focus.
 */
function readOwnTarget(link: Element): string | undefined {
  const target = link.getAttribute("href") ?? "";
  if (target.startsWith("#")) {
    return undefined;
  }
  const { origin, pathname, href } = new URL(target, location.href);
  const isApp = pathname === base || pathname.startsWith(`${base}/`);
  const isPlain = !link.hasAttribute("target") && !link.hasAttribute("download");
  return origin === location.origin && isApp && isPlain ? href : undefined;
}
