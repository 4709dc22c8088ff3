#!/bin/sh
exec "$(dirname "$0")/../java.sh" java-v2 config
