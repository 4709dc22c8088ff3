#!/usr/bin/env bash
# Installs aws-sdk v2 from npm into /tmp/lab-bin/js-v2 and bundles the oracle to /tmp/lab-bin/world/js-v2 (idempotent).
set -eu
here=$(cd "$(dirname "$0")" && pwd); b=/tmp/lab-bin/js-v2; w=/tmp/lab-bin/world/js-v2; mkdir -p $b $w
[ -d $b/node_modules/aws-sdk ] || { cp "$here/package.json" $b/; (cd $b && npm install --no-audit --no-fund --loglevel=error --ignore-scripts); }
cp "$here/main.cjs" $w/main.cjs; ln -sfn $b/node_modules $w/node_modules
[ -x /tmp/lab-bin/js-v3/node_modules/.bin/esbuild ] || "$here/../js-v3/setup.sh"
cd $w && /tmp/lab-bin/js-v3/node_modules/.bin/esbuild main.cjs --bundle --platform=node --target=node20 --outfile=js2.cjs --log-level=error
