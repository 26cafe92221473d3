# complete.zsh - prints what zsh completes at the end of $LINE, each on a line. The
# builtins that work only at a terminal are replaced by what they do to a word.
PREFIX= IPREFIX=

compset() {
	[[ $PREFIX == ${~argv[-1]}* ]] || return 1
	local rest
	case $argv[-1] in
	'*=') rest=${PREFIX#*=} ;;
	*) rest=${PREFIX##*,} ;;
	esac
	IPREFIX+=${PREFIX%"$rest"}
	PREFIX=$rest
}

compadd() {
	local suffix=
	while [[ $1 == -* && $1 != -- ]]; do
		[[ $1 != -S ]] || { suffix=$2; shift }
		shift
	done
	shift
	[[ $suffix != , ]] || suffix=
	print -rl -- $IPREFIX${^${(M)@:#$PREFIX*}}$suffix
}

_describe() {
	local -a plain=("${(@P)3}") valued=("${(@P)5}")
	compadd -- ${plain%%:*}
	compadd -S = -- ${valued%%:*}
}

_files() {
	print -rl -- $IPREFIX${^$(print -rl -- ${~PREFIX}*(N))}
}

words=("${(@s: :)LINE}")
CURRENT=$#words
PREFIX=$words[-1]
source completion/_smf119 | sed '/^$/d'
