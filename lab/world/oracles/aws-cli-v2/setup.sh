#!/bin/sh
# AWS CLI 2, which no package registry has, from its source: AWSCLI2_SOURCE names a checkout of aws/aws-cli at the tag wanted
set -e
V=/tmp/lab-venvs/cli2new
if [ ! -x $V/bin/python ]; then
  : "${AWSCLI2_SOURCE:?names a checkout of aws/aws-cli, at a tag of version 2}"
  python3 -m venv $V
  # The list in its pyproject.toml; the checkout itself need not be built.
  $V/bin/python -c 'import sys, tomllib; print("\n".join(tomllib.load(open(sys.argv[1], "rb"))["project"]["dependencies"]))' \
    "$AWSCLI2_SOURCE/pyproject.toml" > $V/dependencies.txt
  $V/bin/pip install -q -r $V/dependencies.txt
  echo "$AWSCLI2_SOURCE" > "$($V/bin/python -c 'import site; print(site.getsitepackages()[0])')/awscli-src.pth"
  ln -sfn "$AWSCLI2_SOURCE" /tmp/cli2new
fi
$V/bin/python -c 'import awscli; print(awscli.__version__)'
