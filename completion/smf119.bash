# bash completion for smf119(1)

_smf119_words() {
	# The names before the last comma stay, the last one is completed.
	local before=${2%,*} last=${2##*,}
	[[ $2 == *,* ]] || before=
	mapfile -t COMPREPLY < <(compgen -W "$1" -P "${before:+$before,}" -- "$last")
	compopt -o nospace
}

_smf119_formats() {
	"${COMP_WORDS[0]}" --help 2>/dev/null |
	    sed -n 's/^ *-o, --format=FORMAT *//p' | tr -cs '[:lower:]' '\n' |
	    grep -v -x -e default -e or
}

_smf119_framings() {
	"${COMP_WORDS[0]}" --help 2>/dev/null | tr '\n' ' ' |
	    sed -n 's/.*--framing=NAME *//p' | sed 's/, instead.*//' |
	    tr -cs '[:alnum:]-' '\n' | grep -v '^or$'
}

_smf119_fields() {
	"${COMP_WORDS[0]}" -s all --list-fields 2>/dev/null | cut -f 6 | sort -u
}

# The sections, and "*" behind those that have no fixed size.
_smf119_sections() {
	"${COMP_WORDS[0]}" -s all --list-fields 2>/dev/null |
	    awk -F '\t' '$2 != "-" { if ($4 == "*" || !($2 in size)) size[$2] = $4 }
		END { for (s in size) print s, size[s] }' | sort
}

_smf119() {
	local cur=$2 prev=$3
	COMPREPLY=()
	# --option=value comes as three words.
	if [[ $prev == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $cur == = ]]; then
		prev=${COMP_WORDS[COMP_CWORD - 1]} cur=
	fi
	case $prev in
	-o | --format)
		mapfile -t COMPREPLY < <(compgen -W "$(_smf119_formats)" -- "$cur")
		return ;;
	-s | --subtype)
		_smf119_words 'ipsec all 73 74 75 76 77 78 79 80' "$cur"
		return ;;
	-e | --fields)
		_smf119_words "all $(_smf119_fields)" "$cur"
		return ;;
	-w | --where)
		mapfile -t COMPREPLY < <(compgen -W "$(_smf119_fields)" -S = -- "$cur")
		compopt -o nospace
		return ;;
	--framing)
		mapfile -t COMPREPLY < <(compgen -W "$(_smf119_framings)" -- "$cur")
		return ;;
	--unpack)
		mapfile -t COMPREPLY < <(compgen -W 'auto none' -- "$cur")
		return ;;
	--section)
		mapfile -t COMPREPLY < <(compgen -W "$(_smf119_sections |
		    awk '$2 != "*" { print $1 }')" -- "$cur")
		return ;;
	--print-layout)
		mapfile -t COMPREPLY < <(compgen -W "$(_smf119_sections |
		    awk '{ print $1 }')" -- "$cur")
		return ;;
	-n | --max-count | --codepage | --since | --until | --system | --stack)
		return ;;
	esac
	if [[ $cur == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$("${COMP_WORDS[0]}" --help 2>/dev/null |
		    grep -oE -- '--[a-z-]+' | sort -u)" -- "$cur")
		return
	fi
	mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	compopt -o filenames
}

complete -F _smf119 smf119
