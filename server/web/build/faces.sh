#!/bin/sh
# Called by Maven: faces.sh TARGET check|refresh|leave LICENCES, or TARGET test. Only what has to be told before Node can run stands here.
set -eu
oldest=20
cd "$(dirname "$0")/.."
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
    echo "The faces are built with Node $oldest or newer and npm, and these are not on the PATH. On Debian: apt-get install nodejs npm" >&2
    exit 1
fi
have=$(node -p 'process.versions.node.split(".")[0]')
if [ "$have" -lt "$oldest" ]; then
    echo "The faces are built with Node $oldest or newer; $(command -v node) is version $have." >&2
    exit 1
fi
exec node build/faces.mjs "$@"
