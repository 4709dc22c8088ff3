#!/bin/sh
# newest ministack, an emulator that judges policies (SimulatePrincipalPolicy) and checks signatures, in its own virtual environment
set -e
V=/tmp/lab-venvs/ministack
[ -x $V/bin/python ] || python3 -m venv $V
[ -x $V/bin/ministack ] || $V/bin/pip install -q ministack
$V/bin/pip list 2>/dev/null | grep -iE '^(ministack|botocore) '
