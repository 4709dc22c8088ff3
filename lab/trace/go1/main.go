// LAB_PROFILE: a profile named in code. LAB_WAIT: milliseconds from the last call to the end.
package main

import (
	"os"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/dynamodb"
	"github.com/aws/aws-sdk-go/service/sts"
)

func main() {
	s, err := session.NewSessionWithOptions(session.Options{Profile: os.Getenv("LAB_PROFILE")})
	if err != nil {
		panic(err)
	}
	here := aws.NewConfig().WithEndpoint(os.Getenv("LAB_ENDPOINT"))
	_, err = sts.New(s, here).GetCallerIdentity(&sts.GetCallerIdentityInput{})
	d := dynamodb.New(s, here)
	d.ListTables(&dynamodb.ListTablesInput{})
	d.Scan(&dynamodb.ScanInput{TableName: aws.String("orders")})
	wait, _ := strconv.Atoi(os.Getenv("LAB_WAIT"))
	time.Sleep(time.Duration(wait) * time.Millisecond)
	if err != nil {
		panic(err)
	}
}
