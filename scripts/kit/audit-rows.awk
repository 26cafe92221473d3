# audit-rows.awk - judges every record by every profile, a line per profile and
# item, made to be sorted: what several records say of one tunnel comes to
# stand together, the earliest first. Runs behind csv.awk, kit.awk, rules.awk.

function print_line(r, verdict, value,    known) {
	known = verdict !~ /^not/
	print flat(csv("SMF119SID") S csv("SMF119TI_Stack") S \
	    tunnel_id(subtype) S csv("NMsIKETunGeneration") S \
	    csv("NMsIKETunICookie") S csv("NMsIKETunRCookie") S \
	    rule_profile[r] S rule_item[r] S value S verdict S \
	    (known ? rule_status[r] : "") S (known ? rule_source[r] : "") S \
	    (known ? rule_date[r] : "") S csv("timestamp") S \
	    csv("NMsIKETunRmtEndpt") S csv("RemoteID") S \
	    first_of(csv("NMsIKETunKeyExchRule"), csv("NMsIPTunVPNAction")))
}

# Rules about IKE tunnels are for 73 and 74, those about IP tunnels for the
# rest. A profile that says nothing of a value has "not-listed" for it.
function judge(    r, mark, value, done, pending, k) {
	for (r = 1; r <= rules; r++) {
		if ((rule_item[r] ~ /^NMsIKE/) != (subtype <= 74) || \
		    !rule_applies(r))
			continue
		mark = rule_profile[r] S rule_item[r]
		if (mark in done)
			continue
		value = csv(rule_item[r])
		if (rule_unknown(rule_item[r], value)) {
			done[mark] = 1
			print_line(r, "not-known", value)
		} else if (rule_matches(r, value)) {
			done[mark] = 1
			print_line(r, rule_verdict[r], value)
		} else
			pending[mark] = r
	}
	for (k in pending)
		if (!(k in done))
			print_line(pending[k], "not-listed", \
			    csv(rule_item[pending[k]]))
}

BEGIN {
	S = "\001"
	if (!rules_read(ENVIRON["KIT_RULES"], ENVIRON["KIT_PROFILES"]))
		fail(rule_bad)
	rows_open()
	while (csv_next()) {
		subtype = csv("SMF119STY") + 0
		if (is_ipsec(subtype) && tunnel_id(subtype) != "")
			judge()
		else if (is_ipsec(subtype))
			nameless++
	}
	rows_close(nameless)
}
