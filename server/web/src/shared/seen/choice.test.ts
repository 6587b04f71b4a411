import assert from 'node:assert/strict';
import test from 'node:test';
import { cameraThere, chooseSeen, hasCamera, seenAtStart, seenUntold } from './choice';

function browser(devices: string[], camera: PermissionState | undefined) {
  Object.defineProperty(globalThis, 'navigator', {
    configurable: true,
    value: {
      mediaDevices: { enumerateDevices: async () => devices.map((kind) => ({ kind })) },
      permissions: { query: async () => (camera === undefined ? Promise.reject(new TypeError('not known')) : { state: camera }) },
    },
  });
}

test('seen at first where she could read it, and elsewhere only once she chose it', () => {
  assert.deepEqual([seenAtStart.value, seenUntold.value], [true, false]);
  chooseSeen(false);
  assert.deepEqual([seenAtStart.value, seenUntold.value], [false, false]);
  chooseSeen(true);
  assert.deepEqual([seenAtStart.value, seenUntold.value], [true, true]);
});

test('a camera counts that is there and was not refused, in a browser that cannot be asked too', async () => {
  for (const [devices, permission, there] of [
    [['audioinput', 'videoinput'], 'prompt', true], [['videoinput'], 'granted', true], [['videoinput'], undefined, true], [['videoinput'], 'denied', false], [['audioinput'], 'granted', false],
  ] as const) {
    browser([...devices], permission);
    assert.equal(await hasCamera(), there, `${devices} ${permission}`);
    assert.equal(cameraThere.value, there);
  }
  Object.defineProperty(globalThis, 'navigator', { configurable: true, value: {} });
  assert.equal(await hasCamera(), false);
});
