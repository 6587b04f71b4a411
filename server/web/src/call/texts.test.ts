import assert from 'node:assert/strict';
import test, { mock } from 'node:test';
import { shownOf, spokenOf, Texts, TYPED_EACH, TYPED_STANDS, Typed } from './texts';

const here = () => true;

test('what is typed grows, and is replaced by the line that it becomes', () => {
  const texts = new Texts();
  texts.begin('a');
  texts.heard('staff-1', 'Ik ko', true);
  texts.heard('staff-1', 'Ik kom', true);
  assert.deepEqual(texts.view(here).typed, [{ party: 'staff-1', text: 'Ik kom' }]);
  assert.deepEqual(texts.view(here).texts, []);
  texts.heard('staff-1', 'Ik kom eraan', false);
  assert.deepEqual(texts.view(here).typed, []);
  assert.deepEqual(texts.view(here).texts, [{ party: 'staff-1', text: 'Ik kom eraan' }]);
});

test('who leaves in the middle of a line leaves none of it, also when she comes back', () => {
  const texts = new Texts();
  texts.begin('a');
  texts.heard('staff-1', 'Ik ko', true);
  assert.deepEqual(texts.view((party) => party !== 'staff-1').typed, []);
  assert.deepEqual(texts.view(here).typed, []);
});

test('a line that is done is read, whatever another began before it', () => {
  const texts = new Texts();
  texts.begin('a');
  texts.heard('staff-1', 'Ik', true);
  texts.heard('staff-2', 'De dokter komt om drie uur', false);
  assert.equal(shownOf(texts.view(here), 'home')?.text, 'De dokter komt om drie uur');
  texts.heard('staff-1', 'Ik k', true);
  assert.equal(shownOf(texts.view(here), 'home')?.text, 'Ik k');
  assert.equal(spokenOf(texts.view(here), 'home')?.text, 'De dokter komt om drie uur');
});

test('what was typed and taken back is gone; another call begins without any of it', () => {
  const texts = new Texts();
  texts.begin('a');
  texts.heard('staff-1', 'Ik kom', false);
  texts.heard('staff-2', 'Nee', true);
  texts.heard('staff-2', ' ', true);
  assert.deepEqual(texts.view(here).typed, []);
  texts.begin('a');
  assert.equal(texts.view(here).texts.length, 1);
  texts.begin('b');
  assert.deepEqual(texts.view(here).texts, []);
});

test('she reads what is typed before what was said, and nothing of her own', () => {
  const texts = [{ party: 'staff-1', text: 'Dag' }, { party: 'home', text: 'Ja' }];
  assert.deepEqual(shownOf({ texts }, 'home'), { party: 'staff-1', text: 'Dag' });
  assert.deepEqual(shownOf({ texts, typed: [{ party: 'staff-2', text: 'Ik' }] }, 'home'), { party: 'staff-2', text: 'Ik' });
  assert.deepEqual(shownOf({ texts, typed: [{ party: 'staff-1', text: 'Ik' }] }, 'staff-1'), { party: 'home', text: 'Ja' });
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

test('what nobody goes on with is taken back, and so is what stood in a field that was closed', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const sent: string[] = [];
  const field = new Typed((text) => sent.push(text));
  field.becomes('Ik');
  mock.timers.tick(TYPED_EACH);
  mock.timers.tick(TYPED_STANDS);
  assert.deepEqual(sent, ['Ik', '']);
  field.becomes('Ik k');
  mock.timers.tick(TYPED_EACH);
  field.leave();
  field.leave();
  mock.timers.tick(TYPED_STANDS);
  assert.deepEqual(sent, ['Ik', '', 'Ik k', '']);
  mock.timers.reset();
});
