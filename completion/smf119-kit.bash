# bash completion for the commands smf119-NAME

_smf119_kit_list() {
	# The names before the last comma stay, the last one is completed.
	local before=${2%,*} last=${2##*,}
	[[ $2 == *,* ]] || before=
	mapfile -t COMPREPLY < <(compgen -W "$1" -P "${before:+$before,}" -- "$last")
	compopt -o nospace
}

# The formats that a command names in its --help.
_smf119_kit_formats() {
	"$1" --help 2>/dev/null | tr '\n' ' ' |
	    sed -n 's/.*--format=FORMAT *//p' | sed 's/;.*//' |
	    tr -cs '[:lower:]' '\n' | grep -v '^or$'
}

# The framings that smf119 names in its --help.
_smf119_kit_framings() {
	"${SMF119:-smf119}" --help 2>/dev/null | tr '\n' ' ' |
	    sed -n 's/.*--framing=NAME *//p' | sed 's/, instead.*//' |
	    tr -cs '[:alnum:]-' '\n' | grep -v '^or$'
}

_smf119_kit() {
	local cur=$2 prev=$3 command=${COMP_WORDS[0]}
	COMPREPLY=()
	# --option=value comes as three words.
	if [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $cur == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD - 1]} cur=
	fi
	case $prev in
	-o | --format)
		mapfile -t COMPREPLY < <(compgen -W "$(_smf119_kit_formats "$command")" -- "$cur")
		return ;;
	-p | --profile)
		_smf119_kit_list "$("$command" --list-profiles 2>/dev/null |
		    cut -d ' ' -f 1 | sort -u) all" "$cur"
		return ;;
	--protocols)
		_smf119_kit_list 'ipsec tls ssh' "$cur"
		return ;;
	--view)
		_smf119_kit_list 'ike dynamic-ike dynamic-stack manual' "$cur"
		return ;;
	--framing)
		mapfile -t COMPREPLY < <(compgen -W "$(_smf119_kit_framings)" -- "$cur")
		return ;;
	-k | --key | -w | --where | --utc-offset | --codepage | --since | --until | --system | \
	    --stack | --title | --size | -j | --jobs | -S | --sshlogin)
		return ;;
	esac
	if [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$("$command" --help 2>/dev/null |
		    grep -oE -- '--[a-z][a-z-]*' | sort -u)" -- "$cur")
		return
	fi
	mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	compopt -o filenames
}

complete -F _smf119_kit smf119-history smf119-audit smf119-peers \
    smf119-connections smf119-plot smf119-archive smf119-layout
