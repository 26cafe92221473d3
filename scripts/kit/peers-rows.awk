# peers-rows.awk - a line per record, made to be sorted: what tells peers apart
# first (the columns of KIT_COLUMNS), then which tunnel it was, then when. Runs
# behind csv.awk and kit.awk.

# A column, or one of two where IKE tunnels and IP tunnels have their own.
function value(name,    bar) {
	bar = index(name, "|")
	if (bar == 0)
		return csv(name)
	return first_of(csv(substr(name, 1, bar - 1)), \
	    csv(substr(name, bar + 1)))
}

function print_row(    i, line) {
	line = csv("SMF119SID") S csv("SMF119TI_Stack") S view(subtype)
	for (i = 1; i <= ncolumns; i++)
		line = line S value(column[i])
	print flat(line S id S csv("NMsIKETunGeneration") S \
	    csv("NMsIKETunICookie") S csv("NMsIKETunRCookie") S \
	    csv("timestamp"))
}

BEGIN {
	S = "\001"
	ncolumns = split(ENVIRON["KIT_COLUMNS"], column, " ")
	rows_open()
	while (csv_next()) {
		subtype = csv("SMF119STY") + 0
		if (!is_ipsec(subtype))
			continue
		id = tunnel_id(subtype)
		if (id != "")
			print_row()
		else
			nameless++
	}
	rows_close(nameless)
}
