# kit.awk - what the kit's awk programs share. Runs behind csv.awk.
#
# Between the two awk programs of a command stands sort(1): what the first one
# prints has its values separated by X'01', and X'02' for a line end inside a
# value. smf119 prints neither.

# Who saw the tunnel: the stack and the IKE daemon report the same one apart.
# The digit is for the order, and goes before it is printed.
function view(subtype) {
	if (subtype <= 74)
		return "1ike"
	if (subtype <= 76)
		return "2dynamic-ike"
	if (subtype <= 78)
		return "3dynamic-stack"
	return "4manual"
}

function is_ipsec(subtype) {
	return subtype >= 73 && subtype <= 80
}

function tunnel_id(subtype) {
	return subtype <= 74 ? csv("NMsIKETunID") : csv("NMsIPTunID")
}

# A line for sort(1).
function flat(s) {
	gsub(/\n/, "\002", s)
	return s
}

# A value from such a line, as CSV ...
function restore(s) {
	gsub(/\002/, "\n", s)
	return csv_quote(s)
}

# ... and in a line for the eye.
function visible(s) {
	gsub(/\002/, "\\u000A", s)
	return s == "" ? "-" : s
}

function first_of(a, b) {
	return a != "" ? a : b
}

function say(text) {
	print ENVIRON["KIT_NAME"] ": " text | "cat 1>&2"
	close("cat 1>&2")
}

function fail(text) {
	say(text)
	exit 2
}

# Opens the CSV, which has to have the columns that nothing goes without.
function rows_open() {
	if (!csv_open())
		return 0
	need("timestamp")
	need("SMF119SID")
	need("SMF119STY")
	return csv_bad == ""
}

function need(name) {
	if (!(name in csv_place) && csv_bad == "")
		csv_bad = "there is no column " name
}

# Says what was left out, and ends the program when the CSV was no good.
function rows_close(nameless) {
	if (nameless > 0)
		say(nameless " records whose tunnel ID could not be read are " \
		    "left out")
	if (csv_bad != "")
		fail("not what smf119 -o csv prints: " csv_bad)
}
