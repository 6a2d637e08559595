#!/usr/bin/env bash
# Sets everything up and starts the built-in sample: in the window where there is a display, to the
# exported model where there is none. A sample that was stopped there is resumed.
# Arguments go to main.py instead, such as: ./start.sh cost …
set -euo pipefail
here="$(dirname "${BASH_SOURCE[0]}")"
bash "$here/prepare.sh"
[ $# -gt 0 ] || set -- start
exec "$here/.venv/bin/python" "$here/main.py" "$@"
