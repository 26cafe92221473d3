# rules.awk - reads the rules of smf119-audit into rule_*[1..rules], those of
# the profiles asked for, and judges a value by them.

# Returns 0 where the file cannot be used; rule_bad then says why.
function rules_read(file, profiles,    line, n, f, got, want, i, wanted, have) {
	n = split(profiles, want, ",")
	for (i = 1; i <= n; i++)
		wanted[want[i]] = 1
	while ((got = (getline line <file)) > 0) {
		rule_line++
		if (line ~ /^#/ || line ~ /^[ \t]*$/)
			continue
		n = split(line, f, "\t")
		if (n != 8 || (f[5] != "finding" && f[5] != "ok")) {
			rule_bad = file ":" rule_line ": want 8 fields, the " \
			    "fifth finding or ok"
			return 0
		}
		have[f[1]] = 1
		if (!("all" in wanted) && !(f[1] in wanted))
			continue
		rules_add(f)
	}
	close(file)
	if (got < 0) {
		rule_bad = file ": cannot be read"
		return 0
	}
	for (i in want)
		if (want[i] != "all" && !(want[i] in have)) {
			rule_bad = "there is no profile '" want[i] "'"
			return 0
		}
	return 1
}

function rules_add(f,    i, n, values) {
	rules++
	rule_profile[rules] = f[1]
	rule_item[rules] = f[2]
	rule_when[rules] = f[4] == "*" ? "" : f[4]
	rule_verdict[rules] = f[5]
	rule_status[rules] = f[6]
	rule_source[rules] = f[7]
	rule_date[rules] = f[8]
	n = split(f[3], values, ",")
	for (i = 1; i <= n; i++)
		if (values[i] ~ /^</)
			rule_below[rules] = substr(values[i], 2) + 0
		else
			rule_value[rules, values[i]] = 1
	# Where a rule of this item speaks of numbers, a number is a value;
	# elsewhere it is a code that smf119 has no word for.
	if (f[3] ~ /^[<0-9]/ && f[3] !~ /[A-Z]/)
		rule_numeric[f[2]] = 1
}

# True where rule r is about the record in hand.
function rule_applies(r,    n, i, eq, conditions) {
	n = split(rule_when[r], conditions, ",")
	for (i = 1; i <= n; i++) {
		eq = index(conditions[i], "=")
		if (csv(substr(conditions[i], 1, eq - 1)) != \
		    substr(conditions[i], eq + 1))
			return 0
	}
	return 1
}

function rule_matches(r, value) {
	return (r, value) in rule_value || \
	    (r in rule_below && value ~ /^[0-9]+$/ && value + 0 > 0 && \
	    value + 0 < rule_below[r])
}

# True for a value that says nothing: absent, 0, or a code without a name.
function rule_unknown(item, value) {
	return value == "" || value == "0" || \
	    (value ~ /^[0-9]+$/ && !(item in rule_numeric))
}
