import { type ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { toHref } from "../../router.ts";

/**
 * The heading of a part of the page, with a link back. It takes the focus if the link that opened
 * the part is gone, so that the keyboard continues here.
 */
export function ViewHeading({ children }: { readonly children: ComponentChildren }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return (
    <header class="view-heading">
      <a href={toHref("/models")}>All models</a>
      <h2 ref={heading} tabIndex={-1}>
        {children}
      </h2>
    </header>
  );
}
