import { notice } from "../data/notice.ts";

/** A message above the page, until the reader closes it. */
export function Notice() {
  return (
    <div role="alert" class={notice.value === undefined ? "hidden-text" : "popover notice"}>
      {notice.value !== undefined && (
        <>
          <span>{notice.value}</span>
          <button
            class="control"
            type="button"
            onClick={() => {
              notice.value = undefined;
            }}
          >
            Close
          </button>
        </>
      )}
    </div>
  );
}
