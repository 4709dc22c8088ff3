package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/feature/ec2/imds"
	awsbase "github.com/hashicorp/aws-sdk-go-base/v2"
)

// A `provider "aws"` block in Terraform's own names (JSON syntax), and how the provider hands it on (hashicorp/aws 6,
// internal/provider: configureProvider, internal/conns: ConfigureProvider).
type block struct {
	AccessKey                      string            `json:"access_key"`
	SecretKey                      string            `json:"secret_key"`
	Token                          string            `json:"token"`
	Profile                        string            `json:"profile"`
	Region                         string            `json:"region"`
	SharedConfigFiles              []string          `json:"shared_config_files"`
	SharedCredentialsFiles         []string          `json:"shared_credentials_files"`
	AssumeRole                     []role            `json:"assume_role"`
	AssumeRoleWithWebIdentity      []role            `json:"assume_role_with_web_identity"`
	SkipMetadataAPICheck           any             `json:"skip_metadata_api_check"`
	EC2MetadataServiceEndpoint     string            `json:"ec2_metadata_service_endpoint"`
	EC2MetadataServiceEndpointMode string            `json:"ec2_metadata_service_endpoint_mode"`
	StsRegion                      string            `json:"sts_region"`
	Endpoints                      map[string]string `json:"endpoints"`
	UseFipsEndpoint                bool              `json:"use_fips_endpoint"`
	UseDualstackEndpoint           bool              `json:"use_dualstack_endpoint"`
	CustomCABundle                 string            `json:"custom_ca_bundle"`
	MaxRetries                     *int              `json:"max_retries"`
	RetryMode                      string            `json:"retry_mode"`
	AllowedAccountIds              []string          `json:"allowed_account_ids"`
	ForbiddenAccountIds            []string          `json:"forbidden_account_ids"`
	HTTPProxy                      *string           `json:"http_proxy"`
	HTTPSProxy                     *string           `json:"https_proxy"`
	NoProxy                        string            `json:"no_proxy"`
	Insecure                       bool              `json:"insecure"`
	SkipCredentialsValidation      bool              `json:"skip_credentials_validation"`
	SkipRequestingAccountID        bool              `json:"skip_requesting_account_id"`
}

type role struct {
	RoleArn              string            `json:"role_arn"`
	Duration             string            `json:"duration"`
	ExternalID           string            `json:"external_id"`
	Policy               string            `json:"policy"`
	PolicyArns           []string          `json:"policy_arns"`
	SessionName          string            `json:"session_name"`
	SourceIdentity       string            `json:"source_identity"`
	Tags                 map[string]string `json:"tags"`
	TransitiveTagKeys    []string          `json:"transitive_tag_keys"`
	WebIdentityToken     string            `json:"web_identity_token"`
	WebIdentityTokenFile string            `json:"web_identity_token_file"`
}

func (r role) seconds() time.Duration {
	if r.Duration == "" {
		return 0
	}
	d, err := time.ParseDuration(r.Duration)
	if err != nil {
		panic(err)
	}
	return d
}

func (b *block) into(c *awsbase.Config) {
	c.AccessKey, c.SecretKey, c.Token = b.AccessKey, b.SecretKey, b.Token
	c.Profile, c.Region = b.Profile, b.Region
	c.SharedConfigFiles, c.SharedCredentialsFiles = b.SharedConfigFiles, b.SharedCredentialsFiles
	for _, r := range b.AssumeRole {
		c.AssumeRole = append(c.AssumeRole, awsbase.AssumeRole{
			RoleARN: r.RoleArn, Duration: r.seconds(), ExternalID: r.ExternalID, Policy: r.Policy, PolicyARNs: r.PolicyArns,
			SessionName: r.SessionName, SourceIdentity: r.SourceIdentity, Tags: r.Tags, TransitiveTagKeys: r.TransitiveTagKeys,
		})
	}
	for _, r := range b.AssumeRoleWithWebIdentity {
		c.AssumeRoleWithWebIdentity = &awsbase.AssumeRoleWithWebIdentity{
			RoleARN: r.RoleArn, Duration: r.seconds(), Policy: r.Policy, PolicyARNs: r.PolicyArns, SessionName: r.SessionName,
			WebIdentityToken: r.WebIdentityToken, WebIdentityTokenFile: r.WebIdentityTokenFile,
		}
	}
	if b.SkipMetadataAPICheck != nil { // a text to the provider: nullable.Bool
		skip, err := strconv.ParseBool(fmt.Sprint(b.SkipMetadataAPICheck))
		if err != nil {
			panic(err)
		}
		c.EC2MetadataServiceEnableState = imds.ClientEnabled
		if skip {
			c.EC2MetadataServiceEnableState = imds.ClientDisabled
		}
	}
	c.EC2MetadataServiceEndpoint, c.EC2MetadataServiceEndpointMode = b.EC2MetadataServiceEndpoint, b.EC2MetadataServiceEndpointMode
	c.StsRegion = b.StsRegion
	if url := b.Endpoints["sts"]; url != "" {
		c.StsEndpoint = url
	}
	if url := b.Endpoints["sso"]; url != "" {
		c.SsoEndpoint = url
	}
	c.IamEndpoint = b.Endpoints["iam"]
	c.UseFIPSEndpoint, c.UseDualStackEndpoint = b.UseFipsEndpoint, b.UseDualstackEndpoint
	c.CustomCABundle, c.RetryMode = b.CustomCABundle, aws.RetryMode(b.RetryMode)
	if b.MaxRetries != nil {
		c.MaxRetries = *b.MaxRetries
	}
	c.HTTPProxy, c.HTTPSProxy, c.NoProxy, c.Insecure = b.HTTPProxy, b.HTTPSProxy, b.NoProxy, b.Insecure
	c.AllowedAccountIds, c.ForbiddenAccountIds = b.AllowedAccountIds, b.ForbiddenAccountIds
	c.SkipRequestingAccountId = b.SkipRequestingAccountID
}

// What the provider asks and refuses after the credentials were had, where the block names accounts.
func (b *block) accountFault(ctx context.Context, cfg aws.Config, c awsbase.Config) *fault {
	if b == nil || len(b.AllowedAccountIds)+len(b.ForbiddenAccountIds) == 0 {
		return nil
	}
	c.SkipCredsValidation = b.SkipCredentialsValidation
	account, _, ds := awsbase.GetAwsAccountIDAndPartition(ctx, cfg, &c)
	for _, d := range ds.Errors() {
		return &fault{"DiagnosticError", d.Summary()}
	}
	if err := c.VerifyAccountIDAllowed(account); err != nil {
		return &fault{"DiagnosticError", err.Error()}
	}
	return nil
}
