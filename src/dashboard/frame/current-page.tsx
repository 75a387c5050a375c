import { useSignal } from "@preact/signals";
import { type ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { findPage, type PageEntry } from "../pages.ts";
import { path, toHref } from "../router.ts";
import { announcement } from "./announcer.tsx";
import { Fault } from "./loaded-area.tsx";
import { PageFrame } from "./page-frame.tsx";

/** The page of the URL. Screen readers announce the name of another page. */
export function CurrentPage() {
  const page = findPage(path.value);
  const announced = useRef(page?.name);
  useEffect(() => {
    if (page !== undefined && announced.current !== page.name) {
      announcement.value = page.name;
    }
    announced.current = page?.name;
  }, [page?.name]);
  if (page === undefined) {
    return <UnknownPage />;
  }
  return "component" in page ? (
    <page.component />
  ) : (
    <LazyPage key={page.path} name={page.name} load={page.load} />
  );
}

type LazyPageProps = Pick<PageEntry, "name"> & { readonly load: () => Promise<ComponentType> };

/** Loads the script of a page once. It fails offline, or after a deployment has replaced the files. */
function LazyPage({ name, load }: LazyPageProps) {
  const component = useSignal<ComponentType | undefined>(undefined);
  const hasFailed = useSignal(false);
  const start = async (): Promise<void> => {
    try {
      component.value = await load();
    } catch {
      hasFailed.value = true;
    }
  };
  useEffect(() => void start(), []);
  if (component.value !== undefined) {
    return <component.value />;
  }
  return (
    <PageFrame title={name}>
      {hasFailed.value ? (
        <Fault
          text="The page could not be loaded. You are offline, or the server has a newer version."
          onRetry={() => location.reload()}
        />
      ) : (
        <p class="state">Loading …</p>
      )}
    </PageFrame>
  );
}

function UnknownPage() {
  return (
    <PageFrame title="Not found">
      <div class="state">
        <h2>There is no such page</h2>
        <p>
          Your role may not open it, or the link is wrong.{" "}
          <a href={toHref("/")}>Open the ranking</a>.
        </p>
      </div>
    </PageFrame>
  );
}
