<?php
// LAB_PROFILE: a profile named in code.
declare(strict_types=1);

require __DIR__ . '/../world/oracles/php/autoload.php';

$options = ['version' => 'latest', 'endpoint' => getenv('LAB_ENDPOINT')];
if (getenv('LAB_PROFILE')) $options['profile'] = getenv('LAB_PROFILE');
(new Aws\Sts\StsClient($options))->getCallerIdentity();
