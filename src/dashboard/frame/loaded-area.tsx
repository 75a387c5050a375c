import { type ComponentChildren } from "preact";
import { type Loaded } from "../data/use-loaded.ts";

type LoadedAreaProps<T> = {
  readonly loaded: Loaded<T>;
  readonly children: (value: T) => ComponentChildren;
};

/** The states of loaded data: loading, failed, outdated, and the data itself. */
export function LoadedArea<T>({ loaded, children }: LoadedAreaProps<T>) {
  const { value, fault, reload } = loaded;
  if (value === undefined) {
    return fault === undefined ? (
      <p class="state">Loading …</p>
    ) : (
      <Fault text={fault} onRetry={reload} />
    );
  }
  return (
    <>
      {fault !== undefined && (
        <p class="outdated" role="status">
          This is the last data that was loaded. {fault}
          <button class="control" type="button" onClick={reload}>
            Try again
          </button>
        </p>
      )}
      {children(value)}
    </>
  );
}

/** An area without data after a failed request. */
export function Fault({ text, onRetry }: { readonly text: string; readonly onRetry: () => void }) {
  return (
    <div class="state">
      <p role="alert">{text}</p>
      <button class="control" type="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}

/** An area without data, with the steps that would bring some. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ComponentChildren;
}) {
  return (
    <div class="state">
      <h2>{title}</h2>
      <p>{children}</p>
    </div>
  );
}
