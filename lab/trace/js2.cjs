// LAB_PROFILE: a profile named in code.
const AWS = require("aws-sdk");

const profile = process.env.LAB_PROFILE;
const options = { endpoint: process.env.LAB_ENDPOINT };
if (profile !== undefined) options.credentials = new AWS.SharedIniFileCredentials({ profile });
(async () => {
  await new AWS.STS(options).getCallerIdentity().promise();
  const dynamodb = new AWS.DynamoDB(options);
  await dynamodb.listTables().promise();
  await dynamodb
    .scan({ TableName: "orders" })
    .promise()
    .catch(() => {});
})();
