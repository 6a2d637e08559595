#!/usr/bin/env bash
# Sets everything up and runs the tests, two files at a time. Arguments go to pytest; --fast leaves
# out the slow tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
bash prepare.sh
chosen=()
if [ "${1:-}" = --fast ]; then
    shift
    chosen=(-m "not slow")
fi
exec env QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder "${chosen[@]}" "$@"
