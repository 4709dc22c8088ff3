import com.amazonaws.auth.profile.ProfileCredentialsProvider;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.securitytoken.AWSSecurityTokenServiceClientBuilder;
import com.amazonaws.services.securitytoken.model.GetCallerIdentityRequest;

/** LAB_PROFILE: a profile named in code. LAB_WAIT: milliseconds from the last call to the end. */
public class Java1 {
    public static void main(String[] args) throws Exception {
        String profile = System.getenv("LAB_PROFILE");
        var builder = AWSSecurityTokenServiceClientBuilder.standard()
            .withEndpointConfiguration(new EndpointConfiguration(System.getenv("LAB_ENDPOINT"), "eu-west-1"));
        if (profile != null) builder.withCredentials(new ProfileCredentialsProvider(profile));
        try {
            builder.build().getCallerIdentity(new GetCallerIdentityRequest());
        } finally {
            Thread.sleep(Long.parseLong(System.getenv().getOrDefault("LAB_WAIT", "0")));
        }
    }
}
