# days.awk - from the table of days, the text that mksmf makes a dump of.
# Usage: awk -f days.awk days >days.txt && mksmf days.txt >days.smf

function field(name, value) {
	printf "    %-24s %s\n", name, value
}

function text(name, value) {
	field(name, "\"" value "\"")
}

function identification(system_name, component) {
	print "section SMF119TI"
	text("SMF119TI_SYSName", system_name)
	text("SMF119TI_SysplexName", "PLEX1")
	text("SMF119TI_Stack", system_name == "SYS1" ? "TCPCS" : "TCPCSB")
	text("SMF119TI_ReleaseID", "CS V2R5")
	text("SMF119TI_Comp", component)
	field("SMF119TI_Reason", "event")
}

# Every generation has cookies of its own.
function cookie(id, generation, who) {
	return sprintf("0x%08d%06d%s", substr(id, 2), generation, who)
}

function ike_tunnel(id, generation, p, ended) {
	print "section NMsecIKETunnel"
	text("NMsIKETunID", id)
	field("NMsIKETunGeneration", generation)
	text("NMsIKETunKeyExchRule", p "_KeyExRule")
	text("NMsIKETunKeyExchAction", p "_KeyExAction")
	if (address[p] ~ /:/)
		field("NMsIKETunIPv6", "Yes")
	field("NMsIKETunLclEndpt", address[p] ~ /:/ ? "2001:db8:1::10" : "192.0.2.1")
	field("NMsIKETunRmtEndpt", address[p])
	field("NMsIKETunICookie", cookie(id, generation, "A1"))
	field("NMsIKETunRCookie", cookie(id, generation, "B2"))
	field("NMsIKETunState", ended ? "EXPIRED" : "ACTIVE")
	n = split(algorithms[p], a, " ")
	for (i = 1; i < n; i += 2)
		field("NMsIKETun" a[i], a[i + 1])
	print "section LocalID"
	text("LocalID", "zos.example.com")
	print "section RemoteID"
	text("RemoteID", name[p])
}

function statistics(generation) {
	print "section NMsecIKETunStats"
	field("NMsIKETunBytes", 1000000 * generation)
	field("NMsIKETunP1Rexmit", 2)
	field("NMsIPIKETunP2Rexmit", 4)
}

function ip_tunnel(id, state, p, type) {
	print "section NMsecIPTunnel"
	text("NMsIPTunID", id)
	text("NMsIPTunVPNAction", p "_VpnAction")
	field("NMsIPTunType", type)
	field("NMsIPTunState", state)
}

function client_ids(p) {
	print "section NMsecIPDynTunnel 64"
	print "section NMsecIPDynamicIKE 32"
	print "section LocalClientID"
	text("LocalClientID", "10.1.0.0/16")
	print "section RemoteClientID"
	text("RemoteClientID", network[p])
}

BEGIN {
	name["branch"] = "branch7.example.com"
	address["branch"] = "198.51.100.7"
	network["branch"] = "10.7.0.0/16"
	algorithms["branch"] = "ExchangeMode EXCHMAIN MajorVer 1 " \
	    "EncryptAlg AES_CBC EncryptKeyLength 128 AuthAlg HMAC_SHA1 " \
	    "PseudoRandomFunc HMAC_SHA1 DHGroup 14 " \
	    "PeerAuthMethod PRESHAREDKEY LocalAuthMethod PRESHAREDKEY"
	name["site2"] = "CN=zos2.example.com,O=Example \\x7FTwo\\x7F,C=US"
	address["site2"] = "2001:db8:2::20"
	network["site2"] = "10.2.0.0/16"
	algorithms["site2"] = "MajorVer 2 FIPS140 Yes EncryptAlg AES_CBC " \
	    "EncryptKeyLength 256 AuthAlg HMAC_SHA2_256_128 " \
	    "PseudoRandomFunc HMAC_SHA2_256 DHGroup 19 " \
	    "PeerAuthMethod ECDSA_256 LocalAuthMethod ECDSA_256"
	name["partner"] = "ops@partner.example.net"
	address["partner"] = "203.0.113.45"
	network["partner"] = "10.9.0.0/16"
	algorithms["partner"] = "ExchangeMode EXCHAGGRESSIVE MajorVer 1 " \
	    "EncryptAlg 3DES AuthAlg HMAC_MD5 PseudoRandomFunc HMAC_MD5 " \
	    "DHGroup 2 PeerAuthMethod RSASIGNATURE LocalAuthMethod RSASIGNATURE"
}

/^[0-9]/ {
	split($1, t, ".")
	print "record 119 " $2
	field("timestamp", "2026-11-" 20 + t[1] "T" t[2] ".34")
	text("SMF119SID", $3)
	identification($3, $2 <= 76 ? "IKE" : "STACK")
	if ($2 <= 74)
		ike_tunnel($4, $5, $6, $2 == 74)
	else
		ip_tunnel($4, $5, $6, $2 >= 79 ? "MANUAL" : \
		    ($2 <= 76 ? "IKE" : "STACK"))
	if ($2 == 74)
		statistics($5)
	else if ($2 == 75 || $2 == 76)
		client_ids($6)
	else if ($2 == 77)
		print "section NMsecIPDynTunnel 64\nsection " \
		    "SMF119IS_IPDynamicStackAdded"
	else if ($2 == 78)
		print "section NMsecIPDynTunnel 64\nsection " \
		    "NMsecIPDynamicStack 32"
	else if ($2 == 80)
		print "section NMsecIPManualTunnel 32"
	print ""
}
