<?php
// AWS SDK for PHP 3: what `new StsClient([profile?, region?, credentials?])` resolves.
declare(strict_types=1);

namespace Aws\Credentials {
    // Waits between attempts take only time: an unqualified sleep() in the SDK's namespace finds this one first.
    function sleep(int $seconds): int
    {
        return 0;
    }
}

namespace {
    use Aws\Credentials\CredentialProvider;
    use Aws\Credentials\Credentials;

    require __DIR__ . '/autoload.php';

    $asked = json_decode(file_get_contents($argv[1]), true);
    $out = ['sdk' => 'php', 'version' => Aws\Sdk::VERSION, 'outcome' => 'none', 'accessKeyId' => null, 'secretAccessKey' => null,
        'sessionToken' => null, 'method' => null, 'region' => null, 'error' => null];

    // Each reason behind the one that is raised, where it says anything of its own; no times, no places in the source.
    function told(\Throwable $thrown): array
    {
        $message = $thrown->getMessage();
        for ($behind = $thrown->getPrevious(); $behind !== null; $behind = $behind->getPrevious()) {
            if (!str_contains($message, $behind->getMessage())) $message .= ' <- ' . $behind->getMessage();
        }
        $message = preg_replace(['/\bafter \d+ (ms|milliseconds)\b/', '~, called in \S+ on line \d+~'], ['after N ms', ''],
            mb_scrub($message));
        return ['type' => get_class($thrown), 'message' => mb_substr($message, 0, 900)];
    }

    // The chain's last link, where nobody answers, is off, or lends no role: nothing was found. What earlier links said is lost.
    function foundNothing(\Throwable $thrown): bool
    {
        $last = 'Error retrieving credentials from the instance profile metadata service. (';
        return str_starts_with($thrown->getMessage(), $last)
            && preg_match('/cURL error (7|28):|access disabled|resulted in a `404 /', $thrown->getMessage()) === 1;
    }

    // A token that was cached less than half a minute ago is never refreshed: here every file is as young as the machine.
    array_map(static fn (string $cached) => touch($cached, time() - 3600), glob(getenv('HOME') . '/.aws/sso/cache/*.json'));
    $options = [];
    $session = $asked['session'] ?? [];
    if (isset($session['region'])) $options['region'] = $session['region'];
    if (isset($session['profile'])) $options['profile'] = $session['profile'];
    if (isset($asked['explicit'])) {
        foreach (['key' => 'accessKeyId', 'secret' => 'secretAccessKey', 'token' => 'sessionToken'] as $option => $name) {
            if (isset($asked['explicit'][$name])) $options['credentials'][$option] = $asked['explicit'][$name];
        }
    }
    $client = null;
    try {
        $client = new Aws\Sts\StsClient($options);
        $out['region'] = $client->getRegion();
        $provider = static fn () => $client->getCredentials();
    } catch (\Throwable $thrown) {
        // No client is what the user meets; the credentials that it would have are looked at all the same.
        $out['client_error'] = told($thrown);
        $provider = match (true) {
            isset($options['profile']) => CredentialProvider::ini($options['profile']),
            !isset($options['credentials']) => CredentialProvider::defaultProvider(),
            isset($options['credentials']['key'], $options['credentials']['secret']) =>
                CredentialProvider::fromCredentials(new Credentials(...array_values($options['credentials']))),
            default => static fn () => throw $thrown,
        };
    }
    try {
        $held = $provider()->wait();
        $out['accessKeyId'] = $held->getAccessKeyId();
        $out['secretAccessKey'] = $held->getSecretKey();
        $out['sessionToken'] = $held->getSecurityToken();
        $out['method'] = $held->getSource();
        $out['outcome'] = 'credentials';
    } catch (\Throwable $thrown) {
        $out['outcome'] = foundNothing($thrown) ? 'none' : 'error';
        $out['error'] = told($thrown);
    }
    if (($asked['asks'] ?? null) === 'sts' && $out['outcome'] === 'credentials') {
        try {
            // Whoever calls names a region, where the machine does not.
            $client ??= new Aws\Sts\StsClient($options + ['region' => 'us-east-1']);
            $out['identity'] = ['arn' => $client->getCallerIdentity()['Arn']];
        } catch (\Throwable $thrown) {
            $out['identity'] = ['error' => told($thrown)['message']];
        }
    }
    echo json_encode($out, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}
