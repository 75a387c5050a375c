import { type ComponentChildren } from "preact";
import { Freshness, type FreshnessProps } from "./freshness.tsx";
import { ModelChoice } from "./model-choice.tsx";
import { useTitle } from "./use-title.ts";

type PageFrameProps = FreshnessProps & {
  readonly title: string;
  /** Whether the page depends on a model, which the reader can then choose. */
  readonly hasModel?: boolean | undefined;
  /** Controls in the top bar. */
  readonly tools?: ComponentChildren;
  readonly children: ComponentChildren;
};

/** A page below its top bar: the title, the model, and how new the data is. */
export function PageFrame({ title, hasModel, tools, children, ...freshness }: PageFrameProps) {
  return (
    <>
      <TopBar title={title} hasModel={hasModel} tools={tools} {...freshness} />
      <main class="page" id="main" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** The bar above a page. */
export function TopBar({ title, hasModel, tools, ...freshness }: Omit<PageFrameProps, "children">) {
  useTitle(title);
  return (
    <header class="top-bar">
      <h1>{title}</h1>
      {hasModel === true && <ModelChoice />}
      {tools}
      <Freshness {...freshness} />
    </header>
  );
}
