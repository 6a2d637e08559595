#!/usr/bin/env bash
# Sets everything up and runs the tests, three files at a time: each waits now and then, for timers,
# disks and processes. Arguments go to pytest; --fast leaves out the slow tests.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
bash prepare.sh
chosen=()
if [ "${1:-}" = --fast ]; then
    shift
    chosen=(-m "not slow")
fi
# What the tests write is synced again and again: in memory, where it has room, that costs nothing.
memory=/dev/shm
if [ -z "${PYTEST_DEBUG_TEMPROOT:-}" ] && [ -w "$memory" ] &&
    (($(df -Pk "$memory" | awk 'NR == 2 {print $4}') > 2 * 1024 * 1024)); then
    export PYTEST_DEBUG_TEMPROOT=$memory
fi
# Dozens of processes import the same modules, which are to be compiled once.
unset PYTHONDONTWRITEBYTECODE
export QT_QPA_PLATFORM=offscreen
exec .venv/bin/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder "${chosen[@]}" "$@"
