# SPDX-License-Identifier: GPL-3.0-or-later
#
# The steps that build-aux/run and build-aux/test share, so that both use one build folder and
# neither makes the other build again. Sourced, with the working folder at the root of the tree.

root=$PWD
build=$root/_build
# The program is installed here to be run: catalogues, schemas and icons are found as after a real
# installation.
stage=$build/stage

step () {
  printf '==> %s\n' "$*"
}

# configure FOLDER OPTION…: sets the folder up, or changes only what differs.
configure () {
  local folder=$1
  shift
  local wanted="$*"

  if [[ ! -f $folder/build.ninja ]]; then
    step "Configuring ${folder#"$root"/}"
    meson setup "$folder" "$@" >"$folder.log" 2>&1 || {
      tail -n 30 "$folder.log" >&2
      return 1
    }
    mv "$folder.log" "$folder/setup.log"
  elif [[ $(cat "$folder/options" 2>/dev/null) != "$wanted" ]]; then
    step "Configuring ${folder#"$root"/} again"
    meson configure "$folder" "$@"
  fi
  printf '%s\n' "$wanted" >"$folder/options"
}

# Compilers newer than the floor's know warnings that nobody has seen yet; there they stay warnings.
warnings_are_errors () {
  if (. /etc/os-release && [[ ${ID:-} == debian && ${VERSION_ID:-} == 12 ]]) 2>/dev/null; then
    echo true
  else
    echo false
  fi
}

# compile FOLDER [TARGET…]
compile () {
  local folder=$1
  shift
  step "Building ${folder#"$root"/}"
  ninja -C "$folder" --quiet "$@"
}

build_and_stage () {
  configure "$build" --prefix="$stage" -Dwerror="$(warnings_are_errors)"
  compile "$build"
  meson install -C "$build" --no-rebuild --only-changed --quiet >/dev/null
}
