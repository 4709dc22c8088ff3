#!/bin/sh
# The SDK from its source, as no registry reached here has Composer's packages: AWSSDKPHP_SOURCE names a `vendor` folder as
# Composer lays it out (aws/aws-sdk-php, guzzlehttp/*, psr/*, mtdowling/jmespath.php, symfony/*).
set -e
D=/tmp/lab-bin/world/php
dpkg -s php-cli php-curl php-mbstring php-xml >/dev/null 2>&1 ||
  { apt-get update -qq; apt-get install -y -qq php-cli php-curl php-mbstring php-xml >/dev/null; }
if [ ! -d $D/aws/aws-sdk-php ]; then
  : "${AWSSDKPHP_SOURCE:?names a vendor folder of Composer that has aws/aws-sdk-php}"
  mkdir -p $D
  for vendor in aws guzzlehttp mtdowling psr ralouphie symfony; do cp -R "$AWSSDKPHP_SOURCE/$vendor" $D/; done
fi
grep -o "VERSION = '[^']*'" $D/aws/aws-sdk-php/src/Sdk.php
