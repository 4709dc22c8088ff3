// hand-lent.mjs: an instance or a container that lends what an SDK does not expect: a document that is refused, over, or lacks something. One scenario a line.
const DOCUMENTS = (
  "gone broken html empty refused failed lower uncoded over soon undated undecided zoneless words tokenless nulltoken " +
  "blanktoken idless blankid secretless nothing account"
).split(" ");
const env = { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1" };
const role = (source) => ({
  "~/.aws/config": `[default]\nregion = eu-west-1\nrole_arn = arn:aws:iam::111122223333:role/Deploy\ncredential_source = ${source}\n`,
});

for (const document of DOCUMENTS)
  for (const [id, scenario] of Object.entries({
    instance: { env, imds: { role: `lends-${document}-role` } },
    container: { env: { ...env, AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: `/v2/lends/${document}` } },
    "instance-source": { files: role("Ec2InstanceMetadata"), imds: { role: `lends-${document}-role` } },
    "container-source": {
      env: { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: `/v2/lends/${document}` },
      files: role("EcsContainer"),
    },
  }))
    console.log(
      JSON.stringify({ id: `lent-${id}-${document}`, env: {}, files: {}, imds: null, ...scenario, tags: ["lent"] }),
    );
