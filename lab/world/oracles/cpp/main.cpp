// The credentials of a client of the AWS SDK for C++ as somebody writes it: ClientConfiguration, of the profile that the code
// names if it names one, and the default chain by that configuration, as every client makes it for itself (S3Client does).
// The wheel that brings the SDK has no headers: what is used of it is declared here as 1.11.760 has it in memory, and no other
// version is run. Only places are written down: of ClientConfiguration its region and credentialProviderConfig, of the chain
// the provider that had credentials.
#include <cstdio>
#include <cstdlib>
#include <cxxabi.h>
#include <exception>
#include <new>
#include <string>
#include <typeinfo>

namespace Aws {
// All zero: every default. (Neither curl nor OpenSSL is then set up beforehand: both do so when first used.)
struct SDKOptions { alignas(16) char zero[8192]; };
void InitAPI(const SDKOptions&);
namespace Version { const char* GetVersionString(); }
namespace Client {
struct ClientConfiguration {
  struct CredentialProviderConfiguration;
  ClientConfiguration();
  ClientConfiguration(const char* profile, bool shouldDisableIMDS);
  virtual ~ClientConfiguration();
  alignas(16) char body[16384];
};
}
namespace Auth {
struct AWSCredentials { std::string id, secret, token; alignas(16) char rest[1024]; ~AWSCredentials(); };
struct AWSCredentialsProviderChain { alignas(16) char body[16384]; AWSCredentials GetAWSCredentials(); };
struct DefaultAWSCredentialsProviderChain : AWSCredentialsProviderChain {
  DefaultAWSCredentialsProviderChain(const Client::ClientConfiguration::CredentialProviderConfiguration&);
};
}
}

static const char VERSION[] = "1.11.760";
static const size_t REGION = 208, CREDENTIAL_PROVIDER_CONFIG = 1072, CACHED_PROVIDER = 304;

struct Provider { virtual ~Provider(); };

static std::string quoted(const std::string& text) {
  std::string out = "\"";
  char hex[8];
  for (unsigned char c : text) {
    if (c == '"' || c == '\\') { out += '\\'; out += c; }
    else if (c < 0x20) { snprintf(hex, sizeof hex, "\\u%04x", c); out += hex; }
    else out += c;
  }
  return out + '"';
}
static std::string orNull(const std::string& text) { return text.empty() ? "null" : quoted(text); }

static void told(const std::string& outcome, const std::string& id, const std::string& secret, const std::string& token,
                 const std::string& method, const std::string& region, const std::string& error) {
  printf("{\"sdk\":\"cpp\",\"version\":\"%s\",\"outcome\":\"%s\",\"accessKeyId\":%s,\"secretAccessKey\":%s,\"sessionToken\":%s,"
         "\"method\":%s,\"region\":%s,\"error\":%s}\n",
         Aws::Version::GetVersionString(), outcome.c_str(), orNull(id).c_str(), orNull(secret).c_str(), orNull(token).c_str(),
         orNull(method).c_str(), orNull(region).c_str(), error.c_str());
  fflush(stdout);
  _Exit(0); // Threads of the CRT go on in the background.
}

// oracle KEY-ID SECRET TOKEN PROFILE REGION, each of them "=" and the text, or nothing where the code gives none
int main(int, char** argv) {
  if (std::string(Aws::Version::GetVersionString()) != VERSION) {
    fprintf(stderr, "of version %s nobody has looked where things are\n", Aws::Version::GetVersionString());
    return 1;
  }
  auto given = [&](int at) { return argv[at][0] == '=' ? argv[at] + 1 : nullptr; };
  static Aws::SDKOptions options{};
  std::string region;
  try {
    Aws::InitAPI(options);
    const char* profile = given(4);
    auto* config = profile ? new Aws::Client::ClientConfiguration(profile, false) : new Aws::Client::ClientConfiguration();
    char* bytes = reinterpret_cast<char*>(config);
    region = given(5) ? given(5) : *reinterpret_cast<std::string*>(bytes + REGION);
    if (given(1)) {
      // AWSCredentials(id, secret, token) given to the client: SimpleAWSCredentialsProvider has them as they are, and the
      // signer leaves a request unsigned where id or secret is empty.
      const std::string id = given(1), secret = given(2) ? given(2) : "", token = given(3) ? given(3) : "";
      const bool whole = !id.empty() && !secret.empty();
      told(whole ? "credentials" : "none", whole ? id : "", whole ? secret : "", whole ? token : "",
           whole ? "SimpleAWSCredentialsProvider" : "", region, "null");
    }
    void* room = ::operator new(sizeof(Aws::Auth::DefaultAWSCredentialsProviderChain));
    auto* chain = new (room) Aws::Auth::DefaultAWSCredentialsProviderChain(
        *reinterpret_cast<Aws::Client::ClientConfiguration::CredentialProviderConfiguration*>(bytes + CREDENTIAL_PROVIDER_CONFIG));
    const auto& keys = *new Aws::Auth::AWSCredentials(chain->GetAWSCredentials());
    const auto* provider = *reinterpret_cast<Provider**>(static_cast<char*>(room) + CACHED_PROVIDER);
    std::string method;
    if (provider) {
      method = abi::__cxa_demangle(typeid(*provider).name(), nullptr, nullptr, nullptr);
      method = method.substr(method.rfind(':') + 1);
    }
    told(keys.id.empty() ? "none" : "credentials", keys.id, keys.secret, keys.token, method, region, "null");
  } catch (const std::exception& e) {
    told("error", "", "", "", "", region, "{\"type\":" + quoted(abi::__cxa_demangle(typeid(e).name(), nullptr, nullptr, nullptr)) +
                                            ",\"message\":" + quoted(e.what()) + "}");
  }
}
