# lib.sh - what the kit's tests share. Sourced with $here set to this folder.
# shellcheck shell=sh disable=SC2034,SC2154
#
# BUILD is the folder of smf119 and mksmf, RUN a command to run them under, such
# as an emulator.

LC_ALL=C
export LC_ALL
top=$(cd "$here/../.." && pwd)
kit=$top/scripts/kit
BUILD=${BUILD:-build}
case $BUILD in
/*) ;;
*) BUILD=$top/$BUILD ;;
esac
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failures=0

# smf119 as the kit sees it, whatever it takes to run it, and without the
# layouts of the host that the tests run on.
printf '#!/bin/sh\nexec %s "%s/smf119" --no-site-layouts "$@"\n' "${RUN:-}" \
    "$BUILD" >"$work/smf119"
chmod +x "$work/smf119"
SMF119=$work/smf119
export SMF119

make_dump() {
	${RUN:-} "$BUILD/mksmf" "$1"
}

no() {
	printf '%s: FAIL: %s\n' "${0##*/}" "$*" >&2
	failures=$((failures + 1))
}

# What cannot be tested here, and why; "run" counts these.
skip() {
	echo "${0##*/}: skipped: $*"
	[ -z "${KIT_SKIPS:-}" ] || echo "$*" >>"$KIT_SKIPS"
}

# is STATUS COMMAND...: its output goes to $work/out and $work/err.
is() {
	want=$1
	have=0
	shift
	"$@" >"$work/out" 2>"$work/err" </dev/null || have=$?
	[ "$have" -eq "$want" ] || {
		no "status $have, want $want: $*"
		cat "$work/err" >&2
	}
}

# The output so far is what stands in FILE, or in standard input.
out_is() {
	cat -- "${1:--}" >"$work/want"
	diff -u "$work/want" "$work/out" >&2 || no "output: ${1:-}"
}

# The messages are none, or hold TEXT.
err_is() {
	if [ -z "$1" ]; then
		[ ! -s "$work/err" ] || no "messages: $(cat "$work/err")"
	else
		grep -qF -e "$1" "$work/err" ||
		    no "want the message '$1', have: $(cat "$work/err")"
	fi
}

done_testing() {
	[ "$failures" -eq 0 ]
}
