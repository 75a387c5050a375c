import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { describeError } from "../../data/api.ts";
import { handleEndedSession } from "../../data/session.ts";
import { deletePerson, type Person } from "./load-people.ts";

type DeleteDialogProps = {
  readonly person: Person;
  readonly onDeleted: () => void;
  readonly onCancel: () => void;
};

/** Asks whether to delete a person. */
export function DeleteDialog({ person, onDeleted, onCancel }: DeleteDialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const fault = useSignal("");
  const isBusy = useSignal(false);
  useEffect(() => element.current?.showModal(), []);

  async function remove(): Promise<void> {
    isBusy.value = true;
    try {
      await deletePerson(person);
      onDeleted();
    } catch (error) {
      handleEndedSession(error);
      fault.value = describeError(error);
    }
    isBusy.value = false;
  }

  return (
    <dialog ref={element} class="delete-dialog" aria-labelledby="delete-title" onClose={onCancel}>
      <h2 id="delete-title">Delete {person.name}?</h2>
      <p>Plans no longer assign work to this person. Items do not change.</p>
      <p class="fault" role="alert">
        {fault.value}
      </p>
      <div class="person-actions">
        <button
          class="control danger"
          type="button"
          disabled={isBusy.value}
          onClick={() => void remove()}
        >
          Delete
        </button>
        <button class="control" type="button" onClick={() => element.current?.close()}>
          Cancel
        </button>
      </div>
    </dialog>
  );
}
