# history-rows.awk - a line per record, made to be sorted: all records of a
# tunnel come to stand together, in order of time, and a record that is in two
# dumps twice, one after the other. First the columns of KIT_COLUMNS, then what
# only tells records apart. Runs behind csv.awk and kit.awk.

# K2 stands before K10.
function tunnel_key(id) {
	if (id !~ /^[A-Za-z]+[0-9]+$/ || length(id) > 20)
		return id
	match(id, /[0-9]+$/)
	return substr(id, 1, RSTART - 1) \
	    substr("00000000000000000000", 1, 20 - RLENGTH) substr(id, RSTART)
}

# What the user adds to the key of the tunnels that IKE did not number.
function user_key(    i, key) {
	key = ""
	for (i = 1; i <= nuser; i++)
		key = key csv(user[i]) "/"
	return key
}

function print_row(    i, line) {
	line = csv("SMF119SID") S csv("SMF119TI_Stack") S view(subtype) S \
	    tunnel_key(id) S csv("timestamp") S subtype S id S \
	    (subtype <= 74 ? "" : user_key())
	for (i = 1; i <= ncolumns; i++)
		line = line S csv(column[i])
	for (i = 1; i <= csv_columns; i++)
		if (!(csv_name[i] in known))
			line = line S csv_value[i]
	print flat(line)
}

BEGIN {
	S = "\001"
	ncolumns = split(ENVIRON["KIT_COLUMNS"] " timestamp SMF119SID " \
	    "SMF119STY SMF119TI_Stack NMsIKETunID NMsIPTunID", column, " ")
	for (i = 1; i <= ncolumns; i++)
		known[column[i]] = 1
	ncolumns -= 6
	nuser = split(ENVIRON["KIT_KEY"], user, ",")
	if (rows_open())
		for (i = 1; i <= nuser; i++)
			need(user[i])
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
