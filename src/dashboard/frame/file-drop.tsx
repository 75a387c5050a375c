import { signal } from "@preact/signals";
import { mayPerform } from "../data/session.ts";
import { navigate, path, toHref } from "../router.ts";

/** The path of the page that imports files. */
export const importPath = "/import";

/** The file that the reader dropped on the dashboard. The import page takes it and clears it. */
export const droppedFile = signal<File | undefined>(undefined);

/** Whether the reader drags a file over the window. */
const isDragging = signal(false);

/** A note above the page while the reader drags a file. */
export function DropNote() {
  return isDragging.value ? (
    <div class="drop-note">
      <p>Drop the file to see what an import would change</p>
    </div>
  ) : null;
}

/** Accepts files that the reader drops anywhere on the window. Returns a function that stops it. */
export function startFileDrop(): () => void {
  addEventListener("dragover", handleDragOver);
  addEventListener("dragleave", handleDragLeave);
  addEventListener("drop", handleDrop);
  return () => {
    removeEventListener("dragover", handleDragOver);
    removeEventListener("dragleave", handleDragLeave);
    removeEventListener("drop", handleDrop);
  };
}

function handleDragOver(event: DragEvent): void {
  if (hasFiles(event)) {
    event.preventDefault();
    isDragging.value = true;
  }
}

/** The pointer leaves the window if it enters no other element. */
function handleDragLeave({ relatedTarget }: DragEvent): void {
  if (relatedTarget === null) {
    isDragging.value = false;
  }
}

/** Without a handler, the browser would open the file instead of the dashboard. */
function handleDrop(event: DragEvent): void {
  if (hasFiles(event)) {
    event.preventDefault();
    isDragging.value = false;
    droppedFile.value = event.dataTransfer?.files[0];
    if (path.value !== importPath) {
      navigate(toHref(importPath));
    }
  }
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return mayPerform("items:import") && dataTransfer?.types.includes("Files") === true;
}
