#!/usr/bin/env bash
# go.sh DIR: builds the oracle in DIR to /tmp/lab-bin/world/DIR-oracle (idempotent; go.mod and go.sum pin the versions). With LAB_NEWEST a copy whose modules are the newest.
set -eu
cd "$(dirname "$0")/$1"; mkdir -p /tmp/lab-bin/world
if [ -n "${LAB_NEWEST:-}" ]; then
  newest=/tmp/lab-bin/newest-$1; rm -rf "$newest"; cp -r . "$newest"; cd "$newest"
  for module in $(go list -m -f '{{if not (or .Main .Indirect)}}{{.Path}}{{end}}' all); do go get "$module@latest"; done
  go mod tidy
fi
go build -trimpath -o "/tmp/lab-bin/world/$1-oracle" .
