#!/bin/sh
# The real command, from wherever this machine has it; it needs no plugin to open an S3 backend.
terraform version > /dev/null || { echo "terraform is not installed: https://developer.hashicorp.com/terraform/install" >&2; exit 1; }
