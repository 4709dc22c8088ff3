<?php
// The SDK's classes and those of what it needs, from where setup.sh laid them.
declare(strict_types=1);

const VENDOR = '/tmp/lab-bin/world/php';
const ROOTS = [
    'Aws\\' => 'aws/aws-sdk-php/src',
    'GuzzleHttp\\Promise\\' => 'guzzlehttp/promises/src',
    'GuzzleHttp\\Psr7\\' => 'guzzlehttp/psr7/src',
    'GuzzleHttp\\' => 'guzzlehttp/guzzle/src',
    'JmesPath\\' => 'mtdowling/jmespath.php/src',
    'Psr\\Http\\Client\\' => 'psr/http-client/src',
    'Psr\\Http\\Message\\' => ['psr/http-message/src', 'psr/http-factory/src'],
    'Symfony\\Component\\Filesystem\\' => 'symfony/filesystem',
];
// As Composer's autoloader does: the longest prefix first, which the order above is.
spl_autoload_register(static function (string $class): void {
    foreach (ROOTS as $prefix => $folders) {
        if (!str_starts_with($class, $prefix)) continue;
        foreach ((array) $folders as $folder) {
            $file = VENDOR . "/$folder/" . strtr(substr($class, strlen($prefix)), '\\', '/') . '.php';
            if (!is_file($file)) continue;
            require $file;
            return;
        }
    }
});
foreach (['symfony/deprecation-contracts/function.php', 'ralouphie/getallheaders/src/getallheaders.php',
    'guzzlehttp/guzzle/src/functions_include.php', 'mtdowling/jmespath.php/src/JmesPath.php',
    'aws/aws-sdk-php/src/functions.php'] as $file) require VENDOR . "/$file";
