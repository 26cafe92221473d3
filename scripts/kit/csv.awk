# csv.awk - reads what "smf119 -o csv" prints: awk -f csv.awk -f yours.awk
#
#	BEGIN {
#		csv_open()
#		while (csv_next())
#			print csv("timestamp"), csv("NMsIKETunID")
#	}
#
# Columns go by name: where they stand changes with the selection. A value may
# hold commas, quotes and, inside quotes, line ends. Needs nothing but POSIX awk.

# Reads the header line. Returns 0 where there is no input at all.
function csv_open() {
	csv_bad = ""
	if (!csv_read())
		return 0
	csv_header()
	return 1
}

# Reads the next row. Returns 0 at the end, and when something is wrong:
# csv_bad says what.
function csv_next() {
	while (csv_bad == "" && csv_read()) {
		# A header again: the outputs of several runs, one after another.
		if (csv_value[1] == csv_name[1]) {
			csv_header()
			continue
		}
		if (csv_values == csv_columns)
			return 1
		csv_bad = "line " csv_line " has " csv_values \
		    " values, the header has " csv_columns
	}
	return 0
}

# A value of the row in hand: empty where it is absent or has no column.
function csv(name) {
	return name in csv_place ? csv_value[csv_place[name]] : ""
}

# A value as it has to stand in CSV.
function csv_quote(s) {
	if (s !~ /[",\n]/)
		return s
	gsub(/"/, "\"\"", s)
	return "\"" s "\""
}

function csv_header(    i) {
	for (i in csv_place)
		delete csv_place[i]
	csv_columns = csv_values
	for (i = 1; i <= csv_columns; i++) {
		csv_name[i] = csv_value[i]
		csv_place[csv_name[i]] = i
	}
}

function csv_quotes(s) {
	return gsub(/"/, "", s)
}

# Reads a row of any kind into csv_value[1..csv_values]. Inside, a line end is
# X'02', which smf119 never prints: some awks split at every line end.
function csv_read(    row, more, quotes) {
	if ((getline row) <= 0)
		return 0
	csv_line++
	if (index(row, "\"") == 0) {
		csv_values = split(row, csv_value, ",")
		return 1
	}
	quotes = csv_quotes(row)
	while (quotes % 2 == 1) {
		if ((getline more) <= 0) {
			csv_bad = "a quote in line " csv_line " is never closed"
			return 0
		}
		csv_line++
		quotes += csv_quotes(more)
		row = row "\002" more
	}
	csv_split(row)
	return 1
}

# Takes a row with quotes apart. Between two quotes that close a value and
# open the next there is a comma, between two that stand for one, nothing.
function csv_split(row,    parts, part, n, i, j, m, fields) {
	parts = split(row, part, "\"")
	n = 1
	csv_value[1] = ""
	for (i = 1; i <= parts; i++) {
		if (i % 2 == 0) {
			csv_value[n] = csv_value[n] part[i]
			continue
		}
		if (part[i] == "") {
			if (i > 1 && i < parts)
				csv_value[n] = csv_value[n] "\""
			continue
		}
		m = split(part[i], fields, ",")
		csv_value[n] = csv_value[n] fields[1]
		for (j = 2; j <= m; j++)
			csv_value[++n] = fields[j]
	}
	csv_values = n
	for (i = 1; i <= n; i++)
		gsub(/\002/, "\n", csv_value[i])
}
