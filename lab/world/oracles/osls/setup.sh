#!/usr/bin/env bash
# Installs osls from npm into /tmp/lab-bin/osls and the oracle, which is serverless's, into /tmp/lab-bin/world/osls (idempotent).
set -eu
here=$(cd "$(dirname "$0")" && pwd); b=/tmp/lab-bin/osls; w=/tmp/lab-bin/world/osls; mkdir -p $b $w
[ -d $b/node_modules/osls ] || { cp "$here/package.json" $b/; (cd $b && npm install --no-audit --no-fund --loglevel=error); }
[ -z "${LAB_NEWEST:-}" ] || (cd $b && npm install --no-audit --no-fund --loglevel=error osls@latest)
cp "$here"/../serverless/*.cjs $w/; ln -sfn $b/node_modules $w/node_modules
