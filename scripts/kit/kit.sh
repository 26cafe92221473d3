# kit.sh - what the kit's commands share: their options, and running smf119.
# shellcheck shell=sh disable=SC2034,SC2154
#
# A command sets $name, $usage, $own_flags, $own_values (options of its own, as
# words between blanks) and own_option, then sources this file. After that "$@"
# holds what smf119 is to be given.

LC_ALL=C
export LC_ALL
: "${SMF119:=smf119}" "${AWK:=awk}"
smf119_flags=' -q --quiet -v --verbose '
smf119_values=' --codepage --framing --layout --since --until --system --stack -w --where '
common_flags=' -h --help -V --version --csv '
from_csv=
for_dumps=

fail() {
	printf '%s: %s\n' "$name" "$1" >&2
	exit 2
}

wrong() {
	fail "$1 (try '$name --help')"
}

print_version() {
	version=$("$SMF119" --version) || fail "cannot run '$SMF119'"
	printf '%s %s\n' "$name" "${version##* }"
	exit 0
}

# The options that every command has.
common_option() {
	case $1 in
	-h | --help)
		printf '%s\n' "$usage"
		exit 0
		;;
	-V | --version) print_version ;;
	--csv) from_csv=yes ;;
	esac
}

left=$#
while [ "$left" -gt 0 ]; do
	arg=$1
	shift
	left=$((left - 1))
	value=
	joined=
	case $arg in
	--)
		set -- "$@" --
		while [ "$left" -gt 0 ]; do
			set -- "$@" "$1"
			shift
			left=$((left - 1))
		done
		break
		;;
	--*=*)
		option=${arg%%=*}
		value=${arg#*=}
		joined=yes
		;;
	--?*) option=$arg ;;
	-?) option=$arg ;;
	-?*)
		value=${arg#-?}
		option=${arg%"$value"}
		joined=yes
		;;
	*)
		set -- "$@" "$arg"
		continue
		;;
	esac
	case "$own_values$smf119_values" in
	*" $option "*)
		if [ -z "$joined" ]; then
			[ "$left" -gt 0 ] || wrong "option '$option' needs a value"
			value=$1
			shift
			left=$((left - 1))
		fi
		;;
	*)
		case "$common_flags$own_flags$smf119_flags" in
		*" $option "*) ;;
		*) wrong "there is no option '$option'" ;;
		esac
		[ -z "$joined" ] || wrong "option '$option' takes no value"
		;;
	esac
	case "$common_flags" in
	*" $option "*)
		common_option "$option"
		continue
		;;
	esac
	case "$own_flags$own_values" in
	*" $option "*)
		own_option "$option" "$value"
		continue
		;;
	esac
	for_dumps=$option
	case "$smf119_values" in
	*" $option "*) set -- "$@" "$option" "$value" ;;
	*) set -- "$@" "$option" ;;
	esac
done

[ -z "$from_csv" ] || [ -z "$for_dumps" ] ||
    wrong "option '$for_dumps' is for dumps, not for --csv"
command -v "$AWK" >/dev/null || fail "cannot find '$AWK'"
if [ -z "$from_csv" ]; then
	command -v "$SMF119" >/dev/null ||
	    fail "cannot find '$SMF119'; set SMF119 to the program"
fi

# The records, as CSV.
source_csv() {
	if [ -z "$from_csv" ]; then
		"$SMF119" -o csv -s ipsec "$@"
	else
		cat "$@" || return 2
	fi
}

# awk with a program made of files of the kit: the two that all share, and these.
run_awk() {
	set -- csv.awk date.awk kit.awk "$@"
	for file in "$@"; do
		shift
		set -- "$@" -f "$kit/$file"
	done
	"$AWK" "$@"
}

# One step of a pipeline; its name and status go to descriptor 3.
step() {
	step_name=$1
	step_status=0
	shift
	"$@" 3>&- || step_status=$?
	echo "$step_name $step_status" >&3
}

# Busybox awk does not see that the disk is full, cat does: so a pipeline ends
# with it. This sets $worst from the names and statuses of its steps: 2 when one
# failed, 1 when the input was damaged; and $found from the last step's 1.
judge() {
	worst=0
	found=
	while read -r step_name step_status; do
		case $step_name:$step_status in
		*:0) ;;
		source:1) [ "$worst" -ne 0 ] || worst=1 ;;
		report:1) found=yes ;;
		*) worst=2 ;;
		esac
	done <<END
$1
END
}
