#!/usr/bin/env bash
# Installs the Serverless Framework's last open version from npm into /tmp/lab-bin/serverless and the oracle into /tmp/lab-bin/world/serverless (idempotent).
set -eu
here=$(cd "$(dirname "$0")" && pwd); b=/tmp/lab-bin/serverless; w=/tmp/lab-bin/world/serverless; mkdir -p $b $w
[ -d $b/node_modules/serverless ] || { cp "$here/package.json" $b/; (cd $b && npm install --no-audit --no-fund --loglevel=error); }
cp "$here"/*.cjs $w/; ln -sfn $b/node_modules $w/node_modules
