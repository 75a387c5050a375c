import { useSignal } from "@preact/signals";
import { type ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import "./virtual-list.css";

type VirtualListProps = {
  readonly label: string;
  readonly count: number;
  /** The content of the rows: another object reports the range again. */
  readonly content: object;
  readonly rowHeight: number;
  /** The index of the active row, which the keyboard moves. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly isMultiselectable?: boolean;
  /** Called for Enter and for the other keys that the list does not handle. */
  readonly onKey: (event: KeyboardEvent, index: number) => void;
  /** Called with the indexes of the rendered rows. */
  readonly onRange: (first: number, end: number) => void;
  readonly renderRow: (index: number) => ComponentChildren;
  readonly head: ComponentChildren;
};

/** Rows that are rendered above and below the visible ones. */
const overscan = 8;

/**
 * A grid of rows of one height, of which only the visible ones are in the document. The grid keeps
 * the focus and names its active row, so that scrolling never loses the focus.
 */
export function VirtualList(props: VirtualListProps) {
  const { label, count, content, rowHeight, active, onRange, renderRow, head } = props;
  const element = useRef<HTMLDivElement>(null);
  const top = useSignal(0);
  const height = useSignal(0);
  const first = Math.max(0, Math.floor(top.value / rowHeight) - overscan);
  const end = Math.min(count, Math.ceil((top.value + height.value) / rowHeight) + overscan);

  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) {
      return undefined;
    }
    const observer = new ResizeObserver(() => {
      height.value = current.clientHeight;
    });
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  useLayoutEffect(() => onRange(first, end), [first, end, content]);
  useLayoutEffect(() => scrollTo(element.current, active, rowHeight), [active]);

  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset);
  return (
    <div
      ref={element}
      id="main"
      class="virtual-list"
      role="grid"
      aria-label={label}
      aria-rowcount={count + 1}
      aria-multiselectable={props.isMultiselectable === true ? true : undefined}
      aria-activedescendant={active >= first && active < end ? `row-${active}` : undefined}
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        top.value = currentTarget.scrollTop;
      }}
      onKeyDown={(event) => handleKey(event, props)}
    >
      {head}
      <div class="virtual-rows" role="rowgroup" style={{ height: `${count * rowHeight}px` }}>
        {indexes.map(renderRow)}
      </div>
    </div>
  );
}

/** Moves by the keys of a grid, and by j and k. */
function handleKey(event: KeyboardEvent, { count, active, onActive, onKey }: VirtualListProps) {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    j: 1,
    ArrowUp: -1,
    k: -1,
    PageDown: 20,
    PageUp: -20,
    Home: -count,
    End: count,
  };
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const step = steps[event.key];
  if (step === undefined) {
    onKey(event, active);
  } else {
    event.preventDefault();
    onActive(Math.max(0, Math.min(count - 1, active + step)));
  }
}

/** Scrolls the active row into view. */
function scrollTo(element: HTMLElement | null, index: number, rowHeight: number): void {
  if (element === null || index < 0) {
    return;
  }
  const head = element.querySelector<HTMLElement>("[role=row]")?.offsetHeight ?? 0;
  const [from, to] = [index * rowHeight, (index + 1) * rowHeight + head];
  if (from < element.scrollTop) {
    element.scrollTop = from;
  } else if (to > element.scrollTop + element.clientHeight) {
    element.scrollTop = to - element.clientHeight;
  }
}
