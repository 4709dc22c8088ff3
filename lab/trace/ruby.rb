# LAB_PROFILE: a profile named in code.
require "aws-sdk-core"

options = { endpoint: ENV["LAB_ENDPOINT"] }
options[:profile] = ENV["LAB_PROFILE"] if ENV["LAB_PROFILE"]
Aws::STS::Client.new(**options).get_caller_identity
