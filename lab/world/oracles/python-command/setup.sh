#!/bin/sh
# The commands made with botocore, each in a virtual environment of its own; their SDK is the one that the goldens of boto3 are of, where they let us choose.
set -e
install() { V=/tmp/lab-venvs/cmd-$1; shift; [ -x $V/bin/python ] || { python3 -m venv $V; $V/bin/pip install -q "$@"; }; }
install sam aws-sam-cli==1.170.0
install eb awsebcli==3.27.5 botocore==1.44.5
install ansible ansible==12.3.0 boto3==1.44.5 botocore==1.44.5
install awslogs awslogs==0.15.0 boto3==1.44.5 botocore==1.44.5
install s4cmd s4cmd==2.1.0 boto3==1.44.5 botocore==1.44.5
install chalice chalice==1.34.0 botocore==1.44.5
install zappa zappa==0.63.0 boto3==1.44.5 botocore==1.44.5
install dbt "dbt-core<1.11" dbt-athena==1.10.2 boto3==1.44.5 botocore==1.44.5
install sceptre sceptre==4.7.0 boto3==1.44.5 botocore==1.44.5
