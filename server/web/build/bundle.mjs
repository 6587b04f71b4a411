// Bundles each face. File names carry a hash of their content, so that they may be cached for ever; index.html may not.
import { createHash } from 'node:crypto';
import esbuild from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { writeLicences } from './licences.mjs';

const home = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const faces = ['resident', 'console', 'admin', 'install', 'guest', 'carer', 'family'];

const common = {
  bundle: true,
  format: 'esm',
  // The kiosk's Chromium is ours; staff have a browser of the last two years.
  target: ['chrome120', 'firefox121', 'safari17'],
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
  absWorkingDir: home,
  metafile: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.woff2': 'file' },
  publicPath: '/assets',
  assetNames: '[name]-[hash]',
  entryNames: '[name]-[hash]',
};

/** What a face may weigh on the wire without its font, in bytes: first paint within a second on one slow core. */
const MOST = 100 * 1024;

/** The pages, scripts and styles of each face, compressed as a server would; too heavy stops the build. */
function weigh(out, files) {
  for (const [face, names] of Object.entries(files)) {
    const bytes = names.map((name) => zlib.gzipSync(fs.readFileSync(path.join(out, name)), { level: 9 }).length).reduce((a, b) => a + b, 0);
    if (bytes > MOST) throw new Error(`The face '${face}' weighs ${Math.ceil(bytes / 1024)} KB compressed; it may weigh ${MOST / 1024} KB (build/bundle.mjs)`);
    console.log(`${face}: ${(bytes / 1024).toFixed(1)} KB compressed`);
  }
}

function outputOf(result, entry) {
  const found = Object.entries(result.metafile.outputs).find(([, output]) => output.entryPoint === entry);
  if (!found) throw new Error(`esbuild made nothing of ${entry}`);
  return { script: path.basename(found[0]), style: found[1].cssBundle && path.basename(found[1].cssBundle) };
}

export async function bundle(out) {
  fs.rmSync(out, { recursive: true, force: true });
  const assets = path.join(out, 'assets');
  const workerEntry = 'src/console/alive/worker.ts';
  const workerResult = await esbuild.build({ ...common, entryPoints: [{ in: workerEntry, out: 'console-worker' }], outdir: assets });
  const worker = outputOf(workerResult, workerEntry);
  const result = await esbuild.build({
    ...common,
    entryPoints: faces.map((face) => ({ in: `src/${face}/main.tsx`, out: face })),
    outdir: assets,
    define: { WORKER_URL: JSON.stringify('/assets/' + worker.script) },
  });
  const iconName = asset(assets, 'src/shared/icon.svg');
  const icons = Object.fromEntries(['192', '512', 'maskable-512', 'touch-180'].map((name) => [name, '/assets/' + asset(assets, `src/shared/icons/icon-${name}.png`)]));
  const files = {};
  for (const face of faces) {
    const made = outputOf(result, `src/${face}/main.tsx`);
    const page = fs.readFileSync(path.join(home, `src/${face}/index.html`), 'utf8')
      .replace('{{script}}', '/assets/' + made.script)
      .replace('{{icon}}', '/assets/' + iconName)
      .replace('{{touch-icon}}', icons['touch-180'])
      .replace('{{style}}', '/assets/' + made.style);
    fs.mkdirSync(path.join(out, face), { recursive: true });
    fs.writeFileSync(path.join(out, face, 'index.html'), page);
    files[face] = [`${face}/index.html`, `assets/${made.script}`, `assets/${made.style}`, ...(face === 'console' ? [`assets/${worker.script}`] : [])];
  }
  const serviceWorkers = [];
  for (const face of ['carer', 'family']) {
    serviceWorkers.push(await bundleApp(face, out, icons, files[face]));
    files[face].push(`${face}/worker.js`);
  }
  const inputs = [workerResult, result, ...serviceWorkers].flatMap((each) => Object.keys(each.metafile.inputs));
  writeLicences(inputs, home, path.join(out, '../META-INF/licences'));
  weigh(out, files);
}

/** Puts a file under the name of its content. @returns that name */
function asset(assets, source) {
  const content = fs.readFileSync(path.join(home, source));
  const { name, ext } = path.parse(source);
  const hashed = `${name}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}${ext}`;
  fs.writeFileSync(path.join(assets, hashed), content);
  return hashed;
}

/** What makes a face an app: its manifest, and a worker that knows the shell's files and is another one when any of them is. */
async function bundleApp(face, out, icons, files) {
  const manifest = fs.readFileSync(path.join(home, `src/${face}/manifest.json`), 'utf8').replace(/\{\{icon-([a-z0-9-]+)\}\}/g, (_, name) => icons[name]);
  fs.writeFileSync(path.join(out, `${face}/manifest.webmanifest`), manifest);
  const style = fs.readFileSync(path.join(out, files.find((name) => name.endsWith('.css'))), 'utf8');
  const font = [...style.matchAll(/url\("?(\/assets\/[^")]+\.woff2)"?\)/g)].map((match) => match[1]);
  const shell = [`/${face}`, ...files.slice(1).map((name) => '/' + name), ...font, `/${face}/manifest.webmanifest`, icons['192']];
  const version = createHash('sha256').update(shell.join()).update(manifest).update(fs.readFileSync(path.join(out, `${face}/index.html`))).digest('hex').slice(0, 12);
  return esbuild.build({
    ...common, entryPoints: [{ in: 'src/shared/push/worker.ts', out: 'worker' }], outdir: path.join(out, face), entryNames: '[name]', format: 'iife',
    define: { SHELL: JSON.stringify(shell), VERSION: JSON.stringify(version), ICON: JSON.stringify(icons['192']), FACE: JSON.stringify(face) },
  });
}

/** Bundles the page of all components of each face, for the harness: OUT/components/FACE.html and what it needs. */
export async function bundleShowcase(out) {
  fs.rmSync(out, { recursive: true, force: true });
  for (const face of ['resident', 'console']) {
    const entry = `src/showcase/${face}.tsx`;
    const result = await esbuild.build({ ...common, minify: false, entryPoints: [{ in: entry, out: face }], outdir: path.join(out, 'showcase'), publicPath: '/showcase', define: { WORKER_URL: '""' } });
    const made = outputOf(result, entry);
    fs.mkdirSync(path.join(out, 'components'), { recursive: true });
    fs.writeFileSync(path.join(out, `components/${face}.html`), `<!doctype html>
<html lang="nl" data-face="${face}"><head><meta charset="utf-8" /><title>Nabij · ${face}</title>
<link rel="stylesheet" href="/showcase/${made.style}" /><script type="module" src="/showcase/${made.script}"></script></head><body></body></html>
`);
  }
}

/** Bundles the page of the proof with real media, which lies beside what goes into the jar: OUT/index.html and its script. */
export async function bundleCallProof(out) {
  fs.rmSync(out, { recursive: true, force: true });
  await esbuild.build({ ...common, minify: false, entryPoints: [{ in: 'src/callproof/page.ts', out: 'page' }], outdir: out, entryNames: '[name]' });
  fs.writeFileSync(path.join(out, 'index.html'), `<!doctype html>
<html lang="nl"><head><meta charset="utf-8" /><title>Nabij · proef met beeld en geluid</title><script type="module" src="/page.js"></script></head><body></body></html>
`);
}

/** Bundles each src/**\/*.test.ts for Node's own test runner. */
export async function bundleTests(out) {
  fs.rmSync(out, { recursive: true, force: true });
  const tests = fs.readdirSync(path.join(home, 'src'), { recursive: true }).map(String)
    .filter((name) => /\.test\.tsx?$/.test(name));
  await esbuild.build({ ...common, minify: false, platform: 'node', target: ['node20'], outdir: out, outbase: 'src',
    entryNames: '[dir]/[name]', outExtension: { '.js': '.mjs' }, external: ['node:*'],
    entryPoints: tests.map((name) => path.join('src', name)), define: { WORKER_URL: '""' } });
  return tests.map((name) => path.join(out, name.replace(/\.tsx?$/, '.mjs')));
}
