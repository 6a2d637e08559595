#!/usr/bin/env bash
# Sets everything up: Debian's libraries for Qt, uv, and the Python environment in .venv.
# Run again, it only adds what is missing. Used by start.sh and test.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

qt_libraries=(libegl1 libgl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon0
    libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0)
system_packages=(python3 python3-venv fonts-dejavu-core "${qt_libraries[@]}")

missing=()
if command -v dpkg-query >/dev/null; then
    for package in "${system_packages[@]}"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' ||
            missing+=("$package")
    done
fi
if ((${#missing[@]})); then
    as_root=""
    [ "$(id -u)" -eq 0 ] || as_root="sudo"
    # Another program, such as unattended upgrades, may hold dpkg's lock: wait for it.
    wait="-o DPkg::Lock::Timeout=600"
    echo "Installing Debian packages: ${missing[*]}"
    $as_root apt-get $wait update -qq
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get $wait install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

uv="$(command -v uv || true)"
if [ -z "$uv" ]; then
    [ -x .venv/uv/bin/uv ] || { python3 -m venv .venv/uv && .venv/uv/bin/pip install -q uv; }
    uv="$PWD/.venv/uv/bin/uv"
fi

[ -x .venv/bin/python ] || "$uv" venv -q --python '>=3.11' --allow-existing .venv
"$uv" pip install -q --python .venv/bin/python -r pyproject.toml --group dev
