#!/usr/bin/env bash
exec bash "$(dirname "$0")/../go.sh" go-v1
