# bash completion for smf119 and the commands of its kit. What there is to be
# completed says the script "complete", which asks the commands.

_smf119_helper() {
	local here=${BASH_SOURCE[0]%/*}
	[[ -r $here/complete ]] || here=$here/../../smf119
	sh "$here/complete" "$@" 2>/dev/null
}

# Words that are matched by what there is; all but files.
_smf119_reply() {
	local kind=$1 before=${2%,*} last=${2##*,} words=$3
	[[ $kind == list && $2 == *,* ]] || before='' last=$2
	mapfile -t COMPREPLY < <(compgen -W "$words" -P "${before:+$before,}" \
	    ${4:+-S "$4"} -- "$last")
	[[ $kind == words ]] || compopt -o nospace
}

_smf119_options() {
	local words
	words=$(_smf119_helper "$1" | cut -f 1)
	mapfile -t COMPREPLY < <(compgen -W "$words" -- "$2")
	[[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != *= ]] ||
	    compopt -o nospace
}

# "=" is a word of its own: sets option, word, and cut, which stands before the
# "=" inside a value.
_smf119_where() {
	local at=$1
	option=${COMP_WORDS[at - 1]} cut=
	[[ $word != = ]] || word=''  at=$((at + 1))
	[[ ${COMP_WORDS[at - 1]} == = ]] || return
	option=${COMP_WORDS[at - 2]}
	[[ $option != -* ]] || return
	cut=$option=
	option=${COMP_WORDS[at - 3]}
	[[ $option != = ]] || option=${COMP_WORDS[at - 4]}
}

_smf119() {
	local command=${COMP_WORDS[0]} word=$2 option cut kind words i
	COMPREPLY=()
	for ((i = 1; i < COMP_CWORD; i++)); do
		# Behind that they are smf119's.
		[[ ${command##*/} != smf119-archive || ${COMP_WORDS[i]} != -- ]] ||
		    command=${SMF119:-smf119}
	done
	if [[ $word == -* ]]; then
		_smf119_options "$command" "$word"
		return
	fi
	_smf119_where "$COMP_CWORD"
	words=$(_smf119_helper "$command" "$option" "$cut$word")
	kind=${words%%$'\n'*}
	words=${words#"$kind"}
	if [[ -z $kind || $kind == files ]]; then
		mapfile -t COMPREPLY < <(compgen -f -- "$word")
		compopt -o filenames
		return
	fi
	[[ $kind != test ]] || i='='
	[[ $kind == test ]] || i=''
	_smf119_reply "$kind" "$cut$word" "$words" "$i"
	COMPREPLY=("${COMPREPLY[@]#"$cut"}")
}

# shellcheck disable=SC2046
complete -F _smf119 smf119 $(compgen -c smf119-)
