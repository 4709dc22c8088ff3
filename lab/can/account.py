"""account.py fill: users, groups, roles and policies of the made-up account, by botocore; prints the users' keys.
account.py simulate ARN ACTIONS RESOURCES: botocore's own SimulatePrincipalPolicy, asked by the account's root keys."""
import json
import os
import sys

import botocore.session


def client(service):
    return botocore.session.get_session().create_client(service, region_name="us-east-1", endpoint_url=os.environ["LAB_ENDPOINT"])


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def statement(effect, actions, resources="*", **more):
    return {"Effect": effect, "Action": actions, "Resource": resources, **more}


def fill(iam):
    account = os.environ["LAB_ACCOUNT"]
    ask = statement("Allow", ["iam:SimulatePrincipalPolicy", "iam:GetRole", "iam:ListAccessKeys", "iam:GetAccessKeyLastUsed"])
    keys = {}

    def user(name, *statements, **more):
        iam.create_user(UserName=name, **more)
        if statements:
            iam.put_user_policy(UserName=name, PolicyName="own", PolicyDocument=document(*statements))
        key = iam.create_access_key(UserName=name)["AccessKey"]
        keys[name] = {"accessKeyId": key["AccessKeyId"], "secretAccessKey": key["SecretAccessKey"]}

    def role(name, *statements, path="/"):
        anyone = {"Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{account}:root"}, "Action": "sts:AssumeRole"}
        iam.create_role(RoleName=name, Path=path, AssumeRolePolicyDocument=document(anyone))
        if statements:
            iam.put_role_policy(RoleName=name, PolicyName="own", PolicyDocument=document(*statements))

    # An allow by a pattern, an explicit deny, a group's policy, and nothing at all.
    user("ana", ask, statement("Allow", "s3:Get*", "arn:aws:s3:::shop/*"), statement("Deny", "s3:DeleteObject"), statement("Allow", "sts:AssumeRole"))
    iam.create_group(GroupName="watchers")
    iam.put_group_policy(GroupName="watchers", PolicyName="watch", PolicyDocument=document(statement("Allow", "ec2:Describe*")))
    iam.add_user_to_group(GroupName="watchers", UserName="ana")
    # May do things, may not ask whether it may.
    user("bob", statement("Allow", "s3:GetObject"))
    # Conditions: one that the simulator can tell, one that it cannot.
    user(
        "cleo",
        ask,
        statement("Allow", "s3:GetObject", Condition={"IpAddress": {"aws:SourceIp": "127.0.0.0/8"}}),
        statement("Allow", "s3:PutObject", Condition={"Bool": {"aws:MultiFactorAuthPresent": "true"}}),
    )
    # A managed policy, and a boundary that forbids the question itself.
    managed = iam.create_policy(PolicyName="ReadShop", PolicyDocument=document(statement("Allow", "s3:GetObject", "arn:aws:s3:::shop/*")))
    user("dora", ask)
    iam.attach_user_policy(UserName="dora", PolicyArn=managed["Policy"]["Arn"])
    boundary = iam.create_policy(PolicyName="OnlyS3", PolicyDocument=document(statement("Allow", "s3:*")))
    user("emil", ask, statement("Allow", "s3:GetObject"), PermissionsBoundary=boundary["Policy"]["Arn"])
    role("Deploy", ask, statement("Allow", "dynamodb:*"), statement("Deny", "dynamodb:DeleteTable"))
    role("Worker", ask, statement("Allow", "sqs:SendMessage"), path="/team/a/")
    # A role that may not look at itself: its path cannot be found out.
    role("Blind", statement("Allow", ["iam:SimulatePrincipalPolicy", "sqs:SendMessage"]), path="/team/b/")
    print(json.dumps(keys))


def simulate(iam, arn, actions, resources):
    answer = iam.simulate_principal_policy(PolicySourceArn=arn, ActionNames=actions.split(","), ResourceArns=resources.split(","))
    print(json.dumps([[result["EvalActionName"], result["EvalResourceName"], result["EvalDecision"]] for result in answer["EvaluationResults"]]))


{"fill": fill, "simulate": simulate}[sys.argv[1]](client("iam"), *sys.argv[2:])
