#!/bin/sh
# The AWS SDK for C++ comes in no registry's own package. NVIDIA's nixl has it in its wheel as the shared libraries that its
# source makes, every symbol exported; a small program is linked to them. (pyarrow's wheel has a newer one, closed up.)
set -e
cd "$(dirname "$0")"
B=/tmp/lab-bin/world/cpp; V=$B/wheel
W=nixl-cu12==1.5.1; [ -z "${LAB_NEWEST:-}" ] || { W=nixl-cu12; rm -rf $V; }
[ -d $V/nixl_cu12.libs ] || python3 -m pip install -q --no-deps --target $V $W
L=$V/nixl_cu12.libs
[ $B/oracle -nt main.cpp ] || g++ -O1 -Wall -o $B/oracle main.cpp $L/libaws-cpp-sdk-core-*.so -Wl,-rpath,$L -Wl,--disable-new-dtags -Wl,--allow-shlib-undefined
