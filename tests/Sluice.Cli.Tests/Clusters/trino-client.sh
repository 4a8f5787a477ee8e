#!/bin/bash
# Asks the client that runs already, as trino-client.mjs says: `trino-client.sh PORT WORDS…`.
exec 3<> "/dev/tcp/127.0.0.1/$1" || exit 1
shift
printf '%s\0' "$#" "${TZ:-}" "$@" >&3
read -r code <&3 || exit 1
[ "$code" = 0 ] || { cat <&3 >&2; exit "$code"; }
exec cat <&3
