// The generator's result, made fit to be read, against the file that is committed.
import fs from 'node:fs';

const head = `// Generated from the Java contract; do not edit. Refresh with:
//   mvn compile -pl server/web -am -Dcontract.types=refresh
`;

// In JSON a state is a bare value or one of two objects; the generator knows no such union.
const stateValue = '\nexport type StateValue = boolean | number | string | Curtain | Light;\n';

function made(generated) {
  return head + generated
    .replaceAll(' extends StateValue {', ' {')
    .replace(/^\/\* (tslint|eslint).*\n/gm, '')
    .trimEnd() + '\n' + stateValue;
}

/** Returns why the build has to stop, or nothing. */
export function settleContract(generatedFile, committedFile, mode) {
  const fresh = made(fs.readFileSync(generatedFile, 'utf8').replaceAll('\r\n', '\n'));
  const committed = fs.existsSync(committedFile) ? fs.readFileSync(committedFile, 'utf8') : '';
  if (fresh === committed) return undefined;
  if (mode === 'refresh') {
    fs.writeFileSync(committedFile, fresh);
    console.log('src/shared/contract.ts was refreshed from the contract.');
    return undefined;
  }
  const a = committed.split('\n');
  const b = fresh.split('\n');
  const line = b.findIndex((text, i) => text !== a[i]);
  return `src/shared/contract.ts is not what the Java contract says (first difference in line ${line + 1}:
  committed: ${a[line] ?? '(end of file)'}
  contract:  ${b[line] ?? '(end of file)'}
). Refresh it and commit: mvn compile -pl server/web -am -Dcontract.types=refresh`;
}
