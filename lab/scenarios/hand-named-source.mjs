// hand-named-source.mjs: a credential_source in letters of another case. One scenario a line.
for (const name of ["ecscontainer", "ECSCONTAINER", "ec2instancemetadata", "environment"])
  console.log(
    JSON.stringify({
      id: `named-source-${name}`,
      env: {
        AWS_REGION: "eu-west-1",
        AWS_SDK_LOAD_CONFIG: "1",
        ...(/^ecs/i.test(name) ? { AWS_CONTAINER_CREDENTIALS_FULL_URI: "{{EMU}}/ecs/a" } : {}),
      },
      files: {
        "~/.aws/config": `[default]\nrole_arn = arn:aws:iam::111122223333:role/Deploy\ncredential_source = ${name}\n`,
      },
      imds: name === "environment" ? null : { role: "ec2-role" },
      tags: ["named-source"],
    }),
  );
