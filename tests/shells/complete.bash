# complete.bash - prints what bash completes at the end of $LINE, each on a line, as
# the whole word; "no space" before them when no blank is to follow, if $SPACE is
# set.
# shellcheck shell=bash
compopt() { [[ $2 != nospace || -z ${SPACE:-} ]] || echo 'no space'; }
# shellcheck source=completion/smf119.bash
source completion/smf119.bash
# As bash splits a line: "=" is a word of its own.
read -r -a COMP_WORDS <<<"${LINE//=/ = }"
[[ $LINE != *' ' ]] || COMP_WORDS+=('')
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
complete -p "${COMP_WORDS[0]}" >/dev/null || exit 1
last=${COMP_WORDS[COMP_CWORD]}
_smf119 "${COMP_WORDS[0]}" "$last" "${COMP_WORDS[COMP_CWORD - 1]}"
whole=${LINE##* }
[[ $last == = ]] || whole=${whole%"$last"}
[[ ${#COMPREPLY[@]} -eq 0 ]] || printf '%s\n' "${COMPREPLY[@]/#/$whole}"
