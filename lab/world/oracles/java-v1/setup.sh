#!/bin/sh
exec "$(dirname "$0")/../java.sh" java-v1 credentials
