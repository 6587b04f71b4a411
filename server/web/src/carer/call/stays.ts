// A dialog that only its own buttons end.

/** What of a dialog is needed here. */
export type Kept = Pick<HTMLDialogElement, 'isConnected' | 'showModal' | 'close' | 'addEventListener' | 'removeEventListener'>;

/**
 * Shows it over all else. 'Back' of a phone closes a dialog in the end whatever 'cancel' says (the browser's own rule), and a call
 * without its buttons would go on behind it: so it comes back at once.
 * @returns how to end it
 */
export function stays(dialog: Kept): () => void {
  const again = () => dialog.isConnected && dialog.showModal();
  dialog.showModal();
  dialog.addEventListener('close', again);
  return () => {
    dialog.removeEventListener('close', again);
    dialog.close();
  };
}
