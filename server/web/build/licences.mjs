// What of other people is in the faces: a bill of materials (CycloneDX) and their licences, packed with the faces.
import fs from 'node:fs';
import path from 'node:path';

/** The packages that the bundles hold, by what the bundler read. */
function packagesOf(inputs, home) {
  const folders = new Set();
  for (const input of inputs) {
    const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
    if (found) folders.add(found[1]);
  }
  return [...folders].sort().map((folder) => ({ folder: path.join(home, folder), ...JSON.parse(fs.readFileSync(path.join(home, folder, 'package.json'), 'utf8')) }));
}

function textOf(pack) {
  const name = fs.readdirSync(pack.folder).find((each) => /^(licen[cs]e|copying)(\.|$)/i.test(each));
  if (!name) throw new Error(`${pack.name} brings no text of its licence, which has to go along with the faces`);
  return fs.readFileSync(path.join(pack.folder, name), 'utf8').trim();
}

export function writeLicences(inputs, home, out) {
  const packages = packagesOf(inputs, home);
  const components = packages.map(({ name, version, license }) => ({
    type: 'library',
    'bom-ref': `pkg:npm/${name.replace('@', '%40')}@${version}`,
    name,
    version,
    scope: 'required',
    licenses: [{ license: { id: license ?? 'none' } }],
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  }));
  fs.mkdirSync(out, { recursive: true });
  fs.writeFileSync(path.join(out, 'faces.bom.json'), JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, components }, null, 2) + '\n');
  fs.writeFileSync(path.join(out, 'faces.txt'), packages.map((pack) => `${pack.name} ${pack.version}\n\n${textOf(pack)}\n`).join('\n\n----\n\n'));
}

/** @returns what is wrong, if anything */
export function refusedLicences(out, allowed) {
  const { components } = JSON.parse(fs.readFileSync(path.join(out, 'faces.bom.json'), 'utf8'));
  const known = allowed.split('|');
  const wrong = components.filter(({ licenses }) => !known.includes(licenses[0].license.id));
  if (wrong.length === 0) return undefined;
  return wrong.map(({ name, licenses }) => `The faces hold ${name}, whose licence '${licenses[0].license.id}' is not in licences.allowed of the root's pom.xml`).join('\n');
}
