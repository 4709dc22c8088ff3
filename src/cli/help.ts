export const HELP = `awswho: which AWS credentials win here, why, and what they shadow

  awswho                    who boto3 is on this machine, verified by AWS
  awswho --profile NAME     the same with a profile named in code
  awswho compare            what every SDK does here: who agrees, who parts
  awswho explain WHAT       an SDK, a source, or the text of an error: what it means here
  awswho demo               a worked case, without any AWS account
  awswho demo --list        the other cases

What the program is given in code
  --profile NAME            Session(profile_name=NAME)
  --region REGION           Session(region_name=REGION)
  --access-key-id ID        a pair of keys given to client(); --session-token-set: and a token
  --explicit PARTS          client:id=ID,secret,token or session:…, any part of them
  --tty, --no-tty           whether the program could ask for an MFA code

How to ask
  --offline                 no network, no process: what the files and variables say
  --timeout SECONDS         for the whole run (15)
  --allow-refresh           refresh an SSO or login token as the SDK would

Comparing
  --sdk ID[,ID]             these SDKs only (without compare: that one instead of boto3)
  --installed               those that are on this machine
  --exchange installed|all  whose roles and sign-ins are really asked for
  --diff A B                two SDKs' rules side by side, whatever is on this machine

How to answer
  -q                        one line        -v   every step
  --json                    one document    --redact   accounts and names masked
  --color, --no-color       (NO_COLOR is heeded)

Exit codes: 0 all well, 1 the SDKs part, 2 usage, 3 a fault of awswho, 4 no credentials or refused, 5 could not tell.
`;
