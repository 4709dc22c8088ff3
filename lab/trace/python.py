"""LAB_PROFILE: a profile named in code."""
import os
import boto3

session = boto3.Session(profile_name=os.environ.get("LAB_PROFILE"))
session.client("sts").get_caller_identity()
dynamodb = session.client("dynamodb")
dynamodb.list_tables()
try:
    dynamodb.scan(TableName="orders")
except dynamodb.exceptions.ClientError:
    pass
