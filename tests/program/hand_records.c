/* hand_records - three records written by hand, byte by byte, from the IBM
 * pages (see check_pages.c), and what every field of them must print. */
#include "program/hand_records.h"

#include <stddef.h>

static const char ike_tunnel[] =
    "01890000 "	/* RDW */
    "5E77 "	/* flags, type 119 */
    "0045ACB2 "	/* time */
    "0126325F "	/* date */
    "E2E8E2C1 "	/* SID */
    "E3C3D7C1 "	/* SSI */
    "0049 "	/* subtype */
    "00040000 "	/* triplets */
    "0000003C 00400001 "	/* off, len, num */
    "0000007C 01000001 "	/* off, len, num */
    "0000017C 00070001 "	/* off, len, num */
    "00000183 00060001 "	/* off, len, num */
    "E2E8E2C1 40404040 "	/* SYSName */
    "D7D3C5E7 C1404040 "	/* SysplexName */
    "E3C3D7C9 D7C14040 "	/* Stack */
    "C3E240E5 F2D9F440 "	/* ReleaseID */
    "C9D2C540 40404040 "	/* Comp */
    "C9D2C5C4 40404040 "	/* ASName */
    "E4E2C5D9 C1404040 "	/* UserID */
    "0000 "	/* reserved */
    "1234 "	/* ASID */
    "08 "	/* Reason */
    "09 "	/* RecordID */
    "0000 "	/* reserved */
    "A6000000 "	/* flags: IPv6, LclNAT, CanInitP1, FIPS140 */
    /* ID */
    "D2F1F2F3 F4404040 40404040 40404040 40404040 40404040 "
    "40404040 "
    "40404040 40404040 40404040 40404040 40404040 "
    /* KeyExchRule */
    "D9A49385 D5819485 40404040 40404040 40404040 40404040 "
    "40404040 "
    "40404040 40404040 40404040 40404040 40404040 "
    /* KeyExchAction */
    "C183A389 9695D581 94854040 40404040 40404040 40404040 "
    "40404040 "
    "40404040 40404040 40404040 40404040 40404040 "
    "20010DB8 00010000 00000000 00000001 "	/* LclEndpt */
    "20010DB8 00020000 00000000 00000002 "	/* RmtEndpt */
    "11223344 55667788 "	/* ICookie */
    "99AABBCC DDEEFF00 "	/* RCookie */
    "02 "	/* ExchangeMode */
    "04 "	/* State */
    "29 "	/* AuthAlg 41 */
    "12 "	/* EncryptAlg 18 */
    "0000000E "	/* DHGroup */
    "06 "	/* PeerAuthMethod */
    "02 "	/* Role */
    "03 "	/* NATTLevel */
    "06 "	/* ExtState */
    "00000001 00000002 "	/* Lifesize */
    "00015180 "	/* Lifetime */
    "6B004B58 "	/* LifetimeRefresh */
    "7FFFFFFF "	/* LifetimeExpire */
    "1194 "	/* RmtUDPPort */
    "05 "	/* LIDType */
    "0B "	/* RIDType */
    "80000000 "	/* StartTime */
    "F2 "	/* MajorVer, high bits not used */
    "01 "	/* MinorVer */
    "12 "	/* PseudoRandomFunc 18 */
    "07 "	/* LocalAuthMethod */
    "00000E10 "	/* ReauthInterval */
    "FFFFFFFF "	/* ReauthTime */
    "0000000B "	/* Generation */
    "000000C0 "	/* EncryptKeyLength */
    "8685F8F0 7A7AF1 "	/* LocalID */
    "C3F1C3F2 C3F3 ";	/* RemoteID */

static const char ended_tunnel[] =
    "01DA0000 "	/* RDW */
    "5E77 "	/* flags, type 119 */
    "0083D5FF "	/* time */
    "0099365F "	/* date */
    "E2E8E2C2 "	/* SID */
    "40404040 "	/* SSI */
    "004A "	/* subtype */
    "00050000 "	/* triplets */
    "00000044 00400001 "	/* off, len, num */
    "00000084 01000001 "	/* off, len, num */
    "00000184 00400001 "	/* off, len, num */
    "000001C4 00090001 "	/* off, len, num */
    "000001CD 000D0001 "	/* off, len, num */
    "E2E8E2C1 40404040 "	/* SYSName */
    "D7D3C5E7 C1404040 "	/* SysplexName */
    "E3C3D7C9 D7C14040 "	/* Stack */
    "C3E240E5 F2D9F440 "	/* ReleaseID */
    "C9D2C540 40404040 "	/* Comp */
    "C9D2C5C4 40404040 "	/* ASName */
    "E4E2C5D9 C1404040 "	/* UserID */
    "0000 "	/* reserved */
    "FFFF "	/* ASID */
    "48 "	/* Reason */
    "00 "	/* RecordID */
    "0000 "	/* reserved */
    "40000000 "	/* flags: NATAllowed */
    /* ID */
    "D2F1F2F3 F4404040 40404040 40404040 40404040 40404040 "
    "40404040 "
    "40404040 40404040 40404040 40404040 40404040 "
    /* KeyExchRule */
    "D9A49385 D5819485 40404040 40404040 40404040 40404040 "
    "40404040 "
    "40404040 40404040 40404040 40404040 40404040 "
    /* KeyExchAction */
    "C183A389 9695D581 94854040 40404040 40404040 40404040 "
    "40404040 "
    "40404040 40404040 40404040 40404040 40404040 "
    "C0000201 00000000 00000000 00000000 "	/* LclEndpt */
    "C6336407 00000000 00000000 00000000 "	/* RmtEndpt */
    "11223344 55667788 "	/* ICookie */
    "99AABBCC DDEEFF00 "	/* RCookie */
    "00 "	/* ExchangeMode */
    "05 "	/* State */
    "0D "	/* AuthAlg */
    "0C "	/* EncryptAlg */
    "0000000E "	/* DHGroup */
    "03 "	/* PeerAuthMethod */
    "01 "	/* Role */
    "00 "	/* NATTLevel */
    "05 "	/* ExtState */
    "00000001 00000002 "	/* Lifesize */
    "00015180 "	/* Lifetime */
    "6B004B58 "	/* LifetimeRefresh */
    "7FFFFFFF "	/* LifetimeExpire */
    "1194 "	/* RmtUDPPort */
    "01 "	/* LIDType */
    "02 "	/* RIDType */
    "80000000 "	/* StartTime */
    "F2 "	/* MajorVer, high bits not used */
    "00 "	/* MinorVer */
    "63 "	/* PseudoRandomFunc */
    "02 "	/* LocalAuthMethod */
    "00000E10 "	/* ReauthInterval */
    "00000000 "	/* ReauthTime */
    "0000000B "	/* Generation */
    "000000C0 "	/* EncryptKeyLength */
    "00000001 "	/* P2Current */
    "00000002 "	/* P2InProgress */
    "00000003 "	/* P2LclActSuccess */
    "00000004 "	/* P2RmtActSuccess */
    "00000005 "	/* P2LclActFailure */
    "FFFFFFFF "	/* P2RmtActFailure */
    "FFFFFFFF FFFFFFFF "	/* Bytes */
    "00000000 00000008 "	/* P1Rexmit */
    "00000000 00000009 "	/* P1Replay */
    "00000000 0000000A "	/* P2Rexmit */
    "00000000 0000000B "	/* P2Replay */
    "F1F9F24B F04BF24B F1 "	/* LocalID */
    "824B85A7 81949793 854B8396 94 ";	/* RemoteID */

static const char added_tunnel[] =
    "00EC0000 "	/* RDW */
    "5E77 "	/* flags, type 119 */
    "00000000 "	/* time */
    "0100001F "	/* date */
    "E2E8E2C3 "	/* SID */
    "E2E2E2E2 "	/* SSI */
    "004D "	/* subtype */
    "00040000 "	/* triplets */
    "0000003C 00400001 "	/* off, len, num */
    "0000007C 00690001 "	/* off, len, num */
    "000000E5 00030001 "	/* off, len, num */
    "000000E8 00040001 "	/* off, len, num */
    "E2E8E2C1 40404040 "	/* SYSName */
    "D7D3C5E7 C1404040 "	/* SysplexName */
    "E3C3D7C9 D7C14040 "	/* Stack */
    "C3E240E5 F2D9F440 "	/* ReleaseID */
    "E2E3C1C3 D2404040 "	/* Comp */
    "E3C3D7C9 D7C14040 "	/* ASName */
    "E4E2C5D9 C1404040 "	/* UserID */
    "0000 "	/* reserved */
    "0001 "	/* ASID */
    "99 "	/* Reason */
    "FF "	/* RecordID */
    "0000 "	/* reserved */
    /* ID */
    "E8F7F740 40404040 40404040 40404040 40404040 40404040 "
    "40404040 "
    "40404040 40404040 40404040 40404040 40404040 "
    /* VPNAction */
    "E59795C1 83A38996 95404040 40404040 40404040 40404040 "
    "40404040 "
    "40404040 40404040 40404040 40404040 40404040 "
    "C0000000 "	/* flags: IPv6, FIPS140 */
    "02 "	/* Type */
    "06 "	/* State */
    "0A0B0C "	/* not documented */
    "00FFC1 "	/* not documented */
    "80000000 ";	/* flags: shadow */

/* Values as csv, kv and JSON have them; labels and values for people. A NULL
 * stands for a value that is absent. */
static const struct hand_value ike_tunnel_values[] = {
	{ "timestamp", "2026-11-21T12:41:01.94", NULL, NULL },
	{ "SMF119SID", "SYSA", NULL, NULL },
	{ "SMF119STY", "73", NULL, NULL },
	{ "SMF119TI_SYSName", "SYSA", "SystemName", "SYSA" },
	{ "SMF119TI_SysplexName", "PLEXA", "SysplexName", "PLEXA" },
	{ "SMF119TI_Stack", "TCPIPA", "StackName", "TCPIPA" },
	{ "SMF119TI_ReleaseID", "CS V2R4", "ReleaseID", "CS V2R4" },
	{ "SMF119TI_Comp", "IKE", "Component", "IKE" },
	{ "SMF119TI_ASName", "IKED", "AddressSpaceName", "IKED" },
	{ "SMF119TI_UserID", "USERA", "UserID", "USERA" },
	{ "SMF119TI_ASID", "4660", "ASID", "4660" },
	{ "SMF119TI_Reason", "event", "Reason", "event record (8)" },
	{ "SMF119TI_RecordID", "9", "RecordID", "9" },
	{ "NMsIKETunIPv6", "1", "IPv6", "Yes" },
	{ "NMsIKETunNATAllowed", "0", "AllowNat", "No" },
	{ "NMsIKETunLclNAT", "1", "NATInFrntLclScEndPnt", "Yes" },
	{ "NMsIKETunRmtNAT", "0", "NATInFrntRmtScEndPnt", "No" },
	{ "NMsIKETunRmtNAPT", "0", "RmtNAPTDetected", "No" },
	{ "NMsIKETunCanInitP1", "1", "zOSCanInitiateP1SA", "Yes" },
	{ "NMsIKETunFIPS140", "1", "FIPS140", "Yes" },
	{ "NMsIKETunID", "K1234", "TunnelID", "K1234" },
	{ "NMsIKETunKeyExchRule", "RuleName", "KeyExchangeRuleName",
	    "RuleName" },
	{ "NMsIKETunKeyExchAction", "ActionName", "KeyExchangeActionName",
	    "ActionName" },
	{ "NMsIKETunLclEndpt", "2001:db8:1::1", "LocalEndpoint",
	    "2001:db8:1::1" },
	{ "NMsIKETunRmtEndpt", "2001:db8:2::2", "RemoteEndpoint",
	    "2001:db8:2::2" },
	{ "NMsIKETunICookie", "0x1122334455667788", "InitiatorCookie",
	    "0x1122334455667788" },
	{ "NMsIKETunRCookie", "0x99AABBCCDDEEFF00", "ResponderCookie",
	    "0x99AABBCCDDEEFF00" },
	{ "NMsIKETunExchangeMode", "EXCHMAIN", "ExchangeMode", "Main (2)" },
	{ "NMsIKETunState", "ACTIVE", "TunnelState", "active (4)" },
	{ "NMsIKETunAuthAlg", "HMAC_SHA1_96", "AuthenticationAlgorithm",
	    "HMAC-SHA1-96 (41)" },
	{ "NMsIKETunEncryptAlg", "DES", "EncryptionAlgorithm",
	    "DES-CBC (18)" },
	{ "NMsIKETunDHGroup", "14", "DiffieHellmanGroup", "14" },
	{ "NMsIKETunPeerAuthMethod", "ECDSA_521",
	    "RemoteAuthenticationMethod", "ECDSA-521 (6)" },
	{ "NMsIKETunRole", "RESPONDER", "Role", "Responder (2)" },
	{ "NMsIKETunNATTLevel", "NATTRFCD3", "NATTSupportLevel",
	    "RFC 3947 draft 3 (3)" },
	{ "NMsIKETunExtState", "WAIT_AUTH", "State", "WAIT AUTH (6)" },
	{ "NMsIKETunLifesize", "4294967298", "Lifesize", "4294967298 bytes" },
	{ "NMsIKETunLifetime", "86400", "Lifetime", "86400 seconds" },
	{ "NMsIKETunLifetimeRefresh", "2026-11-20T13:30:00Z",
	    "LifetimeRefresh", "2026-11-20T13:30:00Z" },
	{ "NMsIKETunLifetimeExpire", "2038-01-19T03:14:07Z",
	    "LifetimeExpires", "2038-01-19T03:14:07Z" },
	{ "NMsIKETunRmtUDPPort", "4500", "RmtUdpEncapPort", "4500" },
	{ "NMsIKETunLIDType", "ID_IPV6_ADDR", "LocalIDType",
	    "ID_IPV6_ADDR (5)" },
	{ "NMsIKETunRIDType", "ID_KEY_ID", "RemoteIDType", "ID_KEY_ID (11)" },
	{ "NMsIKETunStartTime", "2038-01-19T03:14:08Z", "StartTime",
	    "2038-01-19T03:14:08Z" },
	{ "NMsIKETunMajorVer", "2", "IKEVersion", "2" },
	{ "NMsIKETunMinorVer", "1", "IKEMinorVersion", "1" },
	{ "NMsIKETunPseudoRandomFunc", "AES128_XCBC", "PseudoRandomFunction",
	    "AES128-XCBC (18)" },
	{ "NMsIKETunLocalAuthMethod", "DS", "LocalAuthenticationMethod",
	    "DigitalSignature (7)" },
	{ "NMsIKETunReauthInterval", "3600", "ReauthInterval",
	    "3600 seconds" },
	{ "NMsIKETunReauthTime", "2106-02-07T06:28:15Z", "ReauthTime",
	    "2106-02-07T06:28:15Z" },
	{ "NMsIKETunGeneration", "11", "Generation", "11" },
	{ "NMsIKETunEncryptKeyLength", "192", "KeyLength", "192 bits" },
	{ "LocalID", "fe80::1", "LocalID", "fe80::1" },
	{ "RemoteID", "C1C2C3", "RemoteID", "C1C2C3" },
	{ NULL, NULL, NULL, NULL },
};

static const struct hand_value ended_tunnel_values[] = {
	{ "timestamp", "1999-12-31T23:59:59.99", NULL, NULL },
	{ "SMF119SID", "SYSB", NULL, NULL },
	{ "SMF119STY", "74", NULL, NULL },
	{ "SMF119TI_ASID", "65535", "ASID", "65535" },
	{ "SMF119TI_Reason", "event-more", "Reason",
	    "event record, more follow (72)" },
	{ "NMsIKETunIPv6", "0", "IPv6", "No" },
	{ "NMsIKETunNATAllowed", "1", "AllowNat", "Yes" },
	{ "NMsIKETunLclNAT", "0", "NATInFrntLclScEndPnt", "No" },
	{ "NMsIKETunLclEndpt", "192.0.2.1", "LocalEndpoint", "192.0.2.1" },
	{ "NMsIKETunRmtEndpt", "198.51.100.7", "RemoteEndpoint",
	    "198.51.100.7" },
	{ "NMsIKETunExchangeMode", NULL, "ExchangeMode", "n/a" },
	{ "NMsIKETunState", "EXPIRED", "TunnelState", "expired (5)" },
	{ "NMsIKETunAuthAlg", "HMAC_SHA2_384_192", "AuthenticationAlgorithm",
	    "HMAC-SHA2-384-192 (13)" },
	{ "NMsIKETunEncryptAlg", "AES_CBC", "EncryptionAlgorithm",
	    "AES-CBC (12)" },
	{ "NMsIKETunPeerAuthMethod", "PRESHAREDKEY",
	    "RemoteAuthenticationMethod", "PresharedKey (3)" },
	{ "NMsIKETunRole", "INITIATOR", "Role", "Initiator (1)" },
	{ "NMsIKETunNATTLevel", "NATTNONE", "NATTSupportLevel", "None (0)" },
	{ "NMsIKETunExtState", "EXPIRED", "State", "EXPIRED (5)" },
	{ "NMsIKETunLIDType", "ID_IPV4_ADDR", "LocalIDType",
	    "ID_IPV4_ADDR (1)" },
	{ "NMsIKETunRIDType", "ID_FQDN", "RemoteIDType", "ID_FQDN (2)" },
	{ "NMsIKETunPseudoRandomFunc", "99", "PseudoRandomFunction",
	    "unknown (99)" },
	{ "NMsIKETunLocalAuthMethod", "RSASIGNATURE",
	    "LocalAuthenticationMethod", "RsaSignature (2)" },
	{ "NMsIKETunReauthTime", NULL, "ReauthTime", "n/a" },
	{ "NMsIKETunMinorVer", "0", "IKEMinorVersion", "0" },
	{ "NMsIKETunP2Current", "1", "AssociatedDynamicTunnels", "1" },
	{ "NMsIKETunP2InProgress", "2", "DynamicTunnelsInProgress", "2" },
	{ "NMsIKETunP2LclActSuccess", "3", "LocalActivationSuccesses", "3" },
	{ "NMsIKETunP2RmtActSuccess", "4", "RemoteActivationSuccesses", "4" },
	{ "NMsIKETunP2LclActFailure", "5", "LocalActivationFailures", "5" },
	{ "NMsIKETunP2RmtActFailure", "4294967295",
	    "RemoteActivationFailures", "4294967295" },
	{ "NMsIKETunBytes", "18446744073709551615", "CurrentByteCount",
	    "18446744073709551615 bytes" },
	{ "NMsIKETunP1Rexmit", "8", "P1Retransmitted", "8" },
	{ "NMsIKETunP1Replay", "9", "P1Replayed", "9" },
	{ "NMsIPIKETunP2Rexmit", "10", "P2Retransmitted", "10" },
	{ "NMsIPIKEStatsP2Replay", "11", "P2Replayed", "11" },
	{ "LocalID", "192.0.2.1", "LocalID", "192.0.2.1" },
	{ "RemoteID", "b.example.com", "RemoteID", "b.example.com" },
	{ NULL, NULL, NULL, NULL },
};

static const struct hand_value added_tunnel_values[] = {
	{ "timestamp", "2000-01-01T00:00:00.00", NULL, NULL },
	{ "SMF119SID", "SYSC", NULL, NULL },
	{ "SMF119STY", "77", NULL, NULL },
	{ "SMF119TI_Comp", "STACK", "Component", "STACK" },
	{ "SMF119TI_Reason", "153", "Reason", "unknown (153)" },
	{ "SMF119TI_RecordID", "255", "RecordID", "255" },
	{ "NMsIPTunID", "Y77", "TunnelID", "Y77" },
	{ "NMsIPTunVPNAction", "VpnAction", "VpnActionName", "VpnAction" },
	{ "NMsIPTunFlagIPv6", "1", "IPv6", "Yes" },
	{ "NMsIPTunFIPS140", "1", "FIPS140", "Yes" },
	{ "NMsIPTunType", "STACK", "TunnelType",
	    "dynamic, as known to the stack (2)" },
	{ "NMsIPTunState", "HALF_CLOSED", "State", "half closed (6)" },
	{ "iptunnel_rest", "0x0A0B0C", NULL, NULL },
	{ "dyntunnel_all", "0x00FFC1", NULL, NULL },
	{ "SMF119IS_DynStackAddedShadow", "1", "SWSAShadow", "Yes" },
	{ NULL, NULL, NULL, NULL },
};

const struct hand_record hand_records[] = {
	{ "ike-tunnel", ike_tunnel, ike_tunnel_values,
	    "2026-11-21T12:41:01.94  SYSA  TCPIPA  73  "
	    "IKE tunnel activation and refresh\n" },
	{ "ended-tunnel", ended_tunnel, ended_tunnel_values,
	    "1999-12-31T23:59:59.99  SYSB  TCPIPA  74  " },
	{ "added-tunnel", added_tunnel, added_tunnel_values,
	    "2000-01-01T00:00:00.00  SYSC  TCPIPA  77  "
	    "IPSec dynamic tunnel added\n" },
};
