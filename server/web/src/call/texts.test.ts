import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import { shownOf, Texts, TYPED_EACH, Typed } from './texts';

test('what is typed grows, and is replaced by the line that it becomes', () => {
  const texts = new Texts();
  texts.begin('a');
  texts.heard('staff-1', 'Ik ko', true);
  texts.heard('staff-1', 'Ik kom', true);
  assert.deepEqual(texts.view.typed, [{ party: 'staff-1', text: 'Ik kom' }]);
  assert.deepEqual(texts.view.texts, []);
  texts.heard('staff-1', 'Ik kom eraan', false);
  assert.deepEqual(texts.view.typed, []);
  assert.deepEqual(texts.view.texts, [{ party: 'staff-1', text: 'Ik kom eraan' }]);
});

test('what was typed and taken back is gone; another call begins without any of it', () => {
  const texts = new Texts();
  texts.begin('a');
  texts.heard('staff-1', 'Ik kom', false);
  texts.heard('staff-2', 'Nee', true);
  texts.heard('staff-2', ' ', true);
  assert.deepEqual(texts.view.typed, []);
  texts.begin('a');
  assert.equal(texts.view.texts.length, 1);
  texts.begin('b');
  assert.deepEqual(texts.view.texts, []);
});

test('she reads what is typed before what was said, and nothing of her own', () => {
  const texts = [{ party: 'staff-1', text: 'Dag' }, { party: 'home', text: 'Ja' }];
  assert.deepEqual(shownOf({ texts }, 'home'), { party: 'staff-1', text: 'Dag', live: false });
  assert.deepEqual(shownOf({ texts, typed: [{ party: 'staff-2', text: 'Ik' }] }, 'home'), { party: 'staff-2', text: 'Ik', live: true });
  assert.deepEqual(shownOf({ texts, typed: [{ party: 'staff-1', text: 'Ik' }] }, 'staff-1'), { party: 'home', text: 'Ja', live: false });
  assert.equal(shownOf({ texts: [] }, 'home'), undefined);
});

test('letters go out together, at most each 300 ms, and none after the line that they became', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const sent: string[] = [];
  const field = new Typed((text) => sent.push(text));
  for (const text of ['I', 'Ik', 'Ik k']) field.becomes(text);
  mock.timers.tick(TYPED_EACH);
  assert.deepEqual(sent, ['Ik k']);
  field.becomes('Ik ko');
  field.done();
  mock.timers.tick(TYPED_EACH);
  assert.deepEqual(sent, ['Ik k']);
  mock.timers.reset();
});
