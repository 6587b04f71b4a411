// The way from sources to the files in the jar: packages, types of the contract, type check, bundle.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { settleContract } from './contract.mjs';

const home = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const [target, mode, allowed] = process.argv.slice(2);

function stop(message) {
  console.error(message);
  process.exit(1);
}

function run(command, ...args) {
  const done = spawnSync(command, args, { cwd: home, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.error) stop(`${command} could not be started: ${done.error.message}`);
  if (done.status !== 0) stop(`Failed: ${command} ${args.join(' ')}`);
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.relative(home, file)).update('\0').update(fs.readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function below(folder) {
  return fs.readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

/** Runs `work` unless the stamp says that it was done for exactly these files. */
function onceFor(stamp, files, evidence, work) {
  const want = digest(files);
  const have = fs.existsSync(stamp) && fs.existsSync(evidence) ? fs.readFileSync(stamp, 'utf8') : '';
  if (have === want) return;
  work();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, digest(files));
}

const packages = ['package.json', 'package-lock.json', '.npmrc'].map((name) => path.join(home, name));
onceFor(path.join(home, 'node_modules/.installed-for'), packages, path.join(home, 'node_modules/esbuild'), () =>
  run('npm', 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'));

const tsc = path.join(home, 'node_modules/.bin/tsc');
if (mode === 'test') {
  const { bundleTests } = await import('./bundle.mjs');
  const out = path.join(target, 'face-tests');
  const tests = await bundleTests(out);
  run(process.execPath, '--test', '--test-reporter=dot', ...tests);
} else {
  // 'leave': Maven runs on a JDK that cannot read the contract's classes, so there is nothing to compare with.
  const refused = mode === 'leave' ? undefined : settleContract(path.join(target, 'contract.ts'), path.join(home, 'src/shared/contract.ts'), mode);
  if (refused) stop(refused);
  const { bundle, bundleCallProof } = await import('./bundle.mjs');
  const sources = [...packages, ...below(path.join(home, 'src')), ...below(path.join(home, 'build')), path.join(home, 'tsconfig.json')];
  const out = path.join(target, 'classes/web');
  let bundled = Promise.resolve();
  onceFor(path.join(target, 'faces-made-of'), sources, path.join(target, 'classes/META-INF/licences/faces.txt'), () => {
    run(tsc, '--noEmit');
    bundled = Promise.all([bundle(out), bundleCallProof(path.join(target, 'callproof'))]);
  });
  await bundled;
  const { refusedLicences } = await import('./licences.mjs');
  const unwanted = refusedLicences(path.join(target, 'classes/META-INF/licences'), allowed);
  if (unwanted) stop(unwanted);
}
