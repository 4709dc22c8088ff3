#!/usr/bin/env bash
# Installs the AWS CDK CLI from npm into /tmp/lab-bin/cdk and the oracle into /tmp/lab-bin/world/cdk (idempotent).
set -eu
here=$(cd "$(dirname "$0")" && pwd); b=/tmp/lab-bin/cdk; w=/tmp/lab-bin/world/cdk; mkdir -p $b $w
[ -d $b/node_modules/aws-cdk ] || { cp "$here/package.json" $b/; (cd $b && npm install --no-audit --no-fund --loglevel=error); }
[ -z "${LAB_NEWEST:-}" ] || (cd $b && npm install --no-audit --no-fund --loglevel=error aws-cdk@latest)
cp "$here"/*.cjs $w/; ln -sfn $b/node_modules $w/node_modules
