import { type ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import "./confirm-button.css";

type ConfirmButtonProps = {
  /** The text of the button that opens the question. */
  readonly text: string;
  /** A longer name for screen readers, if several buttons have the same text. */
  readonly label?: string | undefined;
  /** The question, and the text of the button that confirms it. */
  readonly question: string;
  readonly action: string;
  readonly disabled?: boolean | undefined;
  readonly onConfirm: () => void;
  /** What the action does. */
  readonly children: ComponentChildren;
};

/** A button whose action starts only after a second click, because it is hard to undo. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const { text, label, question, action, disabled, onConfirm, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        class="control"
        type="button"
        aria-label={label}
        disabled={disabled}
        onClick={() => dialog.current?.showModal()}
      >
        {text}
      </button>
      <dialog ref={dialog} class="confirm" aria-label={question}>
        <h2>{question}</h2>
        {children}
        <form method="dialog" class="confirm-buttons">
          <button class="control" type="submit">
            Cancel
          </button>
          <button class="control primary" type="submit" onClick={onConfirm}>
            {action}
          </button>
        </form>
      </dialog>
    </>
  );
}
