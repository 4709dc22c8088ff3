using System;
using System.IO;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Threading;
using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken;

/// What a program writes that makes a client of STS: keys, a profile and a region, where it names them, else nothing.
public static class Oracle
{
    static string At(JsonElement from, string outer, string inner)
    {
        JsonElement found;
        if (!from.TryGetProperty(outer, out found) || found.ValueKind != JsonValueKind.Object) return null;
        return found.TryGetProperty(inner, out found) && found.ValueKind == JsonValueKind.String ? found.GetString() : null;
    }

    static string Quoted(string text)
    {
        return text == null ? "null" : JsonSerializer.Serialize(text);
    }

    /// The inner exceptions say what the outer one leaves out. Places in the source do not come into messages.
    static string Told(Exception e)
    {
        var told = new StringBuilder(e.Message);
        for (var inner = e.InnerException; inner != null; inner = inner.InnerException)
            if (told.ToString().IndexOf(inner.Message, StringComparison.Ordinal) < 0) told.Append(" <- ").Append(inner.Message);
        return told.Length > 1500 ? told.ToString(0, 1500) : told.ToString();
    }

    static string Error(Exception e)
    {
        return e == null ? "null" : "{\"type\":" + Quoted(e.GetType().FullName) + ",\"message\":" + Quoted(Told(e)) + "}";
    }

    /// The SDK's own words for a chain that ran to its end.
    static bool IsNothing(Exception e)
    {
        return e is AmazonClientException && e.Message.StartsWith("Failed to resolve AWS credentials.", StringComparison.Ordinal);
    }

    public static int Main(string[] args)
    {
        var given = JsonDocument.Parse(File.ReadAllText(args[0])).RootElement;
        string profile = At(given, "session", "profile"), region = At(given, "session", "region");
        string id = At(given, "explicit", "accessKeyId"), secret = At(given, "explicit", "secretAccessKey"), token = At(given, "explicit", "sessionToken");

        Exception clientError = null, error = null;
        AWSCredentials source = null;
        ImmutableCredentials keys = null;
        var config = new AmazonSecurityTokenServiceConfig();
        try
        {
            if (profile != null) config.Profile = new Profile(profile);
            if (region != null) config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
            if (id != null || secret != null)
                source = token == null ? (AWSCredentials)new BasicAWSCredentials(id, secret) : new SessionAWSCredentials(id, secret, token);
        }
        catch (Exception e) { error = e; }
        if (error == null)
        {
            // What the user meets first; the credentials are looked at all the same.
            try { if (source == null) new AmazonSecurityTokenServiceClient(config); else new AmazonSecurityTokenServiceClient(source, config); }
            catch (Exception e) { clientError = e; }
            // As a client's pipeline does for a request: the resolver of its configuration, then the keys to sign with.
            try
            {
                if (source == null)
                    source = (AWSCredentials)config.IdentityResolverConfiguration.GetIdentityResolver<AWSCredentials>().ResolveIdentityAsync(config).GetAwaiter().GetResult();
                keys = source.GetCredentialsAsync().GetAwaiter().GetResult();
            }
            catch (Exception e) { error = e; }
        }
        // A timer of these credentials asks the metadata service once more as soon as they are made: it is waited for, as a program lives on.
        if (source != null && source.GetType().Name == "DefaultInstanceProfileAWSCredentials") Thread.Sleep(400);
        string name = null;
        try { name = config.RegionEndpoint == null ? null : config.RegionEndpoint.SystemName; } catch (Exception) { }

        var version = typeof(AWSCredentials).Assembly.GetCustomAttribute<AssemblyFileVersionAttribute>().Version;
        var none = error != null && IsNothing(error);
        Console.WriteLine("{\"sdk\":\"dotnet\",\"version\":" + Quoted(version)
            + ",\"outcome\":" + Quoted(error == null ? "credentials" : none ? "none" : "error")
            + ",\"accessKeyId\":" + Quoted(keys == null ? null : keys.AccessKey)
            + ",\"secretAccessKey\":" + Quoted(keys == null ? null : keys.SecretKey)
            + ",\"sessionToken\":" + Quoted(keys == null || keys.Token == "" ? null : keys.Token)
            + ",\"method\":" + Quoted(keys == null ? null : source.GetType().Name)
            + ",\"region\":" + Quoted(name)
            + (clientError == null ? "" : ",\"client_error\":" + Error(clientError))
            + ",\"error\":" + Error(error) + "}");
        return 0;
    }
}
