import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stays, type Kept } from './stays';

/** As a browser has it: 'close' is told after it closed, and what is open cannot be opened. */
class FakeDialog extends EventTarget {
  isConnected = true;
  open = false;
  opened = 0;

  showModal() {
    if (this.open) throw new Error('InvalidStateError');
    this.open = true;
    this.opened++;
  }

  close() {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new Event('close'));
  }
}

function shown() {
  const dialog = new FakeDialog();
  return { dialog, end: stays(dialog as unknown as Kept) };
}

test("'back' during a call brings the call's buttons back, each time", () => {
  const { dialog } = shown();
  dialog.close();
  dialog.close();
  assert.deepEqual([dialog.open, dialog.opened], [true, 3]);
});

test('what the page itself takes away stays away', () => {
  const { dialog, end } = shown();
  end();
  assert.deepEqual([dialog.open, dialog.opened], [false, 1]);
});

test('a dialog that left the page is not opened again', () => {
  const { dialog } = shown();
  dialog.isConnected = false;
  dialog.close();
  assert.equal(dialog.open, false);
});
