#!/bin/sh
# The AWS SDK for C++ as pyarrow's wheel has it: built from its source, and reached through pyarrow's S3 file system.
set -e
V=/tmp/lab-venvs/cpp
[ -x $V/bin/python ] || { python3 -m venv $V; $V/bin/pip install -q pyarrow==26.0.1; }
strings -n 5 $V/lib/python3*/site-packages/pyarrow/libarrow_s3.so.* | grep -m1 -E '^1\.11\.[0-9]+$'
