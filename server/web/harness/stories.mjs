// What a picture cannot show: the faces played through in Chromium against the harness. node harness/stories.mjs
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';

/** Starts the harness; `port` 0 takes any. */
async function serve(port = 0) {
  const child = spawn(process.execPath, ['harness/serve.mjs', String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise((told) => child.stdout.once('data', (data) => told(String(data))));
  return {
    port: Number(/127\.0\.0\.1:(\d+)/.exec(line)[1]),
    stop: () => new Promise((ended) => {
      child.once('exit', ended);
      child.kill();
    }),
  };
}

let harness = await serve();
const base = `http://127.0.0.1:${harness.port}`;
const browser = await chromium.launch({ executablePath: process.env.NABIJ_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] });
const errors = [];
const sent = [];

async function face(path) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (e) => errors.push(`${path}: ${e.message}`));
  page.on('console', (m) => /Content Security Policy|violates/.test(m.text()) && errors.push(`${path}: ${m.text()}`));
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => sent.push(JSON.parse(payload))));
  await page.goto(base + path);
  return page;
}

async function story(name, tell) {
  await tell();
  console.log(`ok  ${name}`);
}

const until = async (what, look) => {
  for (let i = 0; i < 150; i++) {
    const found = await look();
    if (found) return found;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error(`never came: ${what}`);
};

try {
  const resident = await face('/');
  const desk = await face('/console');

  await until('the first ping to be answered', () => sent.some((m) => m.type === 'alive'));
  await story('start shift unlocks the sound, and page and worker prove that they live', async () => {
    await desk.getByRole('button', { name: 'Start dienst' }).click();
    await desk.getByText('In dienst · geluid aan').waitFor();
    const alive = await until('alive', () => sent.find((m) => m.type === 'alive' && m.sound));
    // The server must know of the sound before it hears of the shift: else it would say 'sound-blocked'.
    assert.ok(sent.indexOf(alive) < sent.findIndex((m) => m.type === 'start-shift'));
    assert.deepEqual({ ...alive, number: 0 }, { type: 'alive', number: 0, page: true, worker: true, visible: true, sound: true });
  });

  await story('a touch is said at once, moving offers stop, done is ticked', async () => {
    await resident.getByRole('button', { name: 'Open: Gordijnen' }).click();
    await resident.getByText('Gaat open …').waitFor({ timeout: 500 });
    await resident.getByRole('button', { name: 'Stop: Gordijnen' }).waitFor();
    await resident.locator('.status.done').waitFor();
  });

  const said = (type) => sent.filter((m) => m.type === type).length;
  const key = async (name) => {
    // What appeared under a finger takes no touch at first.
    await resident.waitForTimeout(800);
    await resident.keyboard.press(name);
  };
  const centre = (what) => fetch(`${base}/api/v1/harness/${what}`, { method: 'POST' });

  await story('a knock is answered and ended by OK alone, and her camera is open only between', async () => {
    await centre('knock');
    await resident.getByText('Fatima belt').waitFor();
    await until('it is said that it rings', () => said('ringing') > 0);
    await resident.keyboard.press('Enter');
    assert.equal(said('yes'), 0, 'a press that came with the knock is no yes');
    assert.equal(await resident.getByText('Uw camera').count(), 0);
    await key('Enter');
    await resident.getByText('Fatima is bij u.').waitFor();
    await resident.getByText('Uw camera en microfoon zijn aan').waitFor();
    assert.ok(await resident.getByRole('button', { name: 'Ik heb hulp nodig' }).isEnabled());
    await key('ArrowUp');
    await resident.getByRole('button', { name: 'Niet' }).click();
    await resident.getByText('Uw microfoon is aan, uw camera is uit').waitFor();
    await resident.getByRole('button', { name: 'Ophangen' }).press('Enter');
    await resident.getByRole('button', { name: /^Praten/ }).waitFor();
    assert.equal(said('hang-up'), 1);
  });

  await story('a knock that she does not want is gone at once, one that she missed can be called back', async () => {
    await centre('knock');
    await resident.getByText('Fatima belt').waitFor();
    await key('ArrowRight');
    await resident.keyboard.press('Enter');
    await resident.getByText('Fatima belt').waitFor({ state: 'detached' });
    await until('no', () => said('decline') === 1);
    await centre('knock');
    await resident.getByText('Fatima belt').waitFor();
    await centre('hang-up');
    await resident.getByText('Fatima heeft u gebeld.').waitFor();
    await resident.getByRole('button', { name: 'Goed' }).click();
    await resident.waitForTimeout(800);
    await resident.getByRole('button', { name: /^Bel terug/ }).click();
    await until('asked', () => said('ask-to-talk') === 1);
    await resident.getByText('Wij zoeken iemand voor u.').waitFor();
    await resident.waitForTimeout(800);
    await resident.getByRole('button', { name: 'Toch niet' }).click();
    await resident.getByRole('button', { name: /^Praten/ }).waitFor();
  });

  await story('who called is asked for when she opens that page, read there by keys alone, and asked for anew the next time', async () => {
    await resident.getByRole('button', { name: /^Mensen/ }).press('Enter');
    await resident.getByRole('button', { name: 'Wie belde of keek' }).press('Enter');
    await resident.getByText('Fatima van Thuiszorg De Bilt belde').first().waitFor();
    await resident.getByText('U stopte voordat er iemand was.').waitFor();
    assert.equal(said('log'), 1);
    await key('ArrowDown');
    await resident.keyboard.press('ArrowUp');
    await resident.keyboard.press('Enter');
    await resident.getByText('Bladzijde 2 van 2').waitFor();
    await resident.getByText('U koos ‘Nu niet’.').waitFor();
    await resident.getByText('U nam op. Nog geen minuut').waitFor();
    await resident.keyboard.press('ArrowUp');
    await resident.keyboard.press('Enter');
    await resident.getByRole('button', { name: 'Wie belde of keek' }).waitFor();
    assert.equal(said('log'), 1);
    await resident.waitForTimeout(2_000);
    await resident.getByRole('button', { name: 'Wie belde of keek' }).press('Enter');
    await until('it is asked anew', () => said('log') === 2);
    await resident.getByRole('button', { name: 'Terug' }).press('Enter');
    await resident.getByRole('button', { name: 'Terug' }).press('Enter');
  });

  await story('help is told step by step, and rings at the desk', async () => {
    await resident.getByRole('button', { name: 'Ik heb hulp nodig' }).click();
    await resident.getByText('Wij roepen hulp.').waitFor({ timeout: 500 });
    await desk.getByRole('button', { name: /^SOS/ }).waitFor();
    await resident.getByText('Wij hebben u gehoord.').waitFor();
    await desk.keyboard.press('a');
    await desk.getByText('u bent hiermee bezig').waitFor();
    await resident.getByText('Fatima is bij u.').waitFor();
  });

  await story('asking once more is answered, though no step changes', async () => {
    await resident.getByRole('button', { name: 'Vraag nog een keer om hulp' }).click();
    await resident.getByText('Wij hebben het nog een keer doorgegeven.').waitFor();
    await desk.getByText('1 keer opnieuw gedrukt').first().waitFor();
  });

  await story('with keys alone: a device is asked, then done by its own report', async () => {
    await desk.keyboard.press('2');
    await desk.keyboard.press('Enter');
    await desk.getByText('Aan: gevraagd').waitFor({ timeout: 1_000 });
    await desk.getByText('Aan: gedaan').waitFor();
    await desk.keyboard.press('c');
    await desk.keyboard.press('1');
    await resident.getByText('Fatima heeft contact met u').waitFor();
  });

  const harnessDoes = (what) => desk.evaluate((what) => fetch(`/api/v1/harness/${what}`, { method: 'POST' }), what);

  await story('one key speaks for her alarm, one holds, one goes on, one ends', async () => {
    await desk.keyboard.press('s');
    const panel = desk.getByRole('region', { name: 'Gesprek met mevrouw Willemse' });
    await panel.getByText('U spreekt met haar').waitFor();
    assert.equal(sent.findLast((m) => m.type === 'knock').why, 'alarm');
    await desk.keyboard.press('h');
    await panel.getByText('In de wacht: niemand hoort of ziet elkaar').waitFor();
    await desk.keyboard.press('h');
    await panel.getByText('U spreekt met haar').waitFor();
    await desk.keyboard.press('l');
    await desk.keyboard.type('e');
    assert.equal(await desk.locator('#live-text').inputValue(), 'e');
    await desk.keyboard.press('Escape');
    await desk.keyboard.press('e');
    await panel.waitFor({ state: 'detached' });
    assert.equal(sent.findLast((m) => m.type === 'hang-up').call, sent.findLast((m) => m.type === 'knock').call);
  });

  await story("she asks to talk: 'not now' silences it, urgent it comes back, and one key answers", async () => {
    await harnessDoes('ask');
    const card = desk.locator('.ring');
    await card.getByText('vraagt te praten').waitFor();
    await until('that it rings to be said', () => sent.some((m) => m.type === 'ringing'));
    await desk.keyboard.press('n');
    await card.waitFor({ state: 'detached' });
    await harnessDoes('urgent');
    await card.getByText('Dringend').waitFor();
    await card.getByRole('button', { name: 'Beantwoord' }).click();
    await desk.getByText('U spreekt met haar').waitFor();
    assert.notEqual(await desk.evaluate(() => document.activeElement?.tagName), 'BODY');
    await desk.keyboard.press('e');
  });

  await story('whom nobody answered stands in a list, and is called back', async () => {
    await harnessDoes('ask');
    await desk.locator('.ring').waitFor();
    await harnessDoes('nobody');
    await desk.getByRole('button', { name: 'Bel terug: mevrouw Willemse' }).click();
    await desk.getByText('Gaat over op haar scherm').waitFor();
    await resident.getByText('Fatima belt').waitFor();
    await key('Enter');
    await desk.getByText('U spreekt met haar').waitFor();
    const { why, missed } = sent.findLast((m) => m.type === 'knock');
    assert.ok(why === 'calls-back' && missed);
    assert.equal(await desk.getByText('Bel terug').count(), 0);
    await desk.keyboard.press('e');
  });

  await story('a lost server is unmistakable, and a note in progress survives it', async () => {
    await desk.keyboard.press('x');
    await desk.keyboard.press('2');
    await desk.locator('textarea').fill('Zocht haar bril.');
    await harness.stop();
    await desk.getByText('GEEN VERBINDING MET DE SERVER').waitFor();
    await desk.keyboard.press('Control+Enter');
    await desk.getByText('Uw notitie blijft hier staan').waitFor();
    assert.equal(await desk.locator('textarea').inputValue(), 'Zocht haar bril.');
  });

  await story('help pressed while the box is gone says 112, and arrives as soon as it is back', async () => {
    await resident.getByText('Het scherm is even los van het kastje.').waitFor();
    await resident.locator('.help').click();
    await resident.getByText('Bel 112 als het dringend is.').waitFor();
    harness = await serve(harness.port);
    await resident.getByText('Wij hebben u gehoord.').waitFor();
    await desk.getByText('GEEN VERBINDING').waitFor({ state: 'detached' });
    await desk.keyboard.press('Escape');
    await desk.getByRole('button', { name: /^SOS/ }).waitFor();
  });

  await story('a mistake is asked about, and its safe answer has the focus', async () => {
    await resident.getByRole('button', { name: 'Vergissing' }).click();
    await until('the safe answer to have the focus', () => resident.evaluate(() => document.activeElement.textContent === 'Nee, ik heb hulp nodig'));
    await resident.getByRole('button', { name: 'Ja, vergissing' }).click();
    await resident.getByText('U zei dat het een vergissing was.').waitFor();
    assert.equal(await resident.getByRole('button', { name: 'Vergissing' }).count(), 0);
  });

  await story('a telephone is rung once she is on duty, and keeps what she presses without a connection', async () => {
    await desk.close();
    const phone = await face('/carer');
    await phone.getByRole('button', { name: 'In dienst gaan' }).click();
    await phone.getByText('U bent in dienst').waitFor();
    await phone.evaluate(() => fetch('/api/v1/harness/ask', { method: 'POST' }));
    await phone.getByRole('button', { name: 'Aannemen' }).click();
    await phone.getByRole('dialog', { name: 'Gesprek met mevrouw Willemse' }).waitFor();
    await phone.getByRole('button', { name: 'Ophangen' }).click();
    await harness.stop();
    await phone.getByRole('button', { name: 'Uit dienst gaan' }).click();
    await phone.getByText('Zodra er verbinding is bent u uit dienst.').waitFor();
    harness = await serve(harness.port);
    await phone.getByText('U bent niet in dienst').waitFor();
  });

  assert.deepEqual(errors, []);
  console.log('all stories hold');
} finally {
  await browser.close();
  await harness.stop();
}
