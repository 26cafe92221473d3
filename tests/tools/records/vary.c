/* vary - which fields change, and between what. */
#include "bytes.h"
#include "layout/files.h"
#include "vary.h"

#include <stdio.h>
#include <string.h>

#include "decode/codepage_find.h"

enum way { NUMBER, ANY_CODE, NAME, ADDRESS, NOISE, FAMILY, TIME, IDENTITY };

/* The number is between the two; a name holds it, an address is made of it, a
 * time is that many seconds from now, noise is in these bytes. */
static const struct change {
	const char *section;
	const char *field;
	enum way way;
	int least;
	int most;
	const char *name;
} changes[] = {
	{ "SMF119TI", "SMF119TI_ASID", NUMBER, 40, 139, NULL },
#define IKE(name) "NMsecIKETunnel", "NMsIKETun" name
	{ IKE("IPv6"), FAMILY, 0, 0, NULL },
	{ IKE("NATAllowed"), NUMBER, 0, 1, NULL },
	{ IKE("RmtNAT"), NUMBER, 0, 1, NULL },
	{ IKE("ID"), NAME, 1, 9999, "K#" },
	{ IKE("KeyExchRule"), NAME, 1, 300, "Branch#_KeyExRule" },
	{ IKE("KeyExchAction"), NAME, 1, 12, "Gold#_KeyExAction" },
	{ IKE("LclEndpt"), ADDRESS, 1, 4, NULL },
	{ IKE("RmtEndpt"), ADDRESS, 1, 65534, NULL },
	{ IKE("ICookie"), NOISE, 0, 8, NULL },
	{ IKE("RCookie"), NOISE, 0, 8, NULL },
	{ IKE("ExchangeMode"), ANY_CODE, 0, 0, NULL },
	{ IKE("AuthAlg"), ANY_CODE, 0, 0, NULL },
	{ IKE("EncryptAlg"), ANY_CODE, 0, 0, NULL },
	{ IKE("DHGroup"), NUMBER, 14, 24, NULL },
	{ IKE("PeerAuthMethod"), ANY_CODE, 0, 0, NULL },
	{ IKE("Role"), ANY_CODE, 0, 0, NULL },
	{ IKE("NATTLevel"), ANY_CODE, 0, 0, NULL },
	{ IKE("LIDType"), ANY_CODE, 0, 0, NULL },
	{ IKE("RIDType"), ANY_CODE, 0, 0, NULL },
	{ IKE("PseudoRandomFunc"), ANY_CODE, 0, 0, NULL },
	{ IKE("StartTime"), TIME, -7200, 0, NULL },
	{ IKE("LifetimeRefresh"), TIME, 20000, 27000, NULL },
	{ IKE("LifetimeExpire"), TIME, 27000, 28800, NULL },
	{ IKE("Generation"), NUMBER, 1, 12, NULL },
#undef IKE
#define STATS(name) "NMsecIKETunStats", "NMsIKETun" name
	{ STATS("P2Current"), NUMBER, 0, 9, NULL },
	{ STATS("P2LclActSuccess"), NUMBER, 0, 30, NULL },
	{ STATS("P2RmtActSuccess"), NUMBER, 0, 400, NULL },
	{ STATS("Bytes"), NUMBER, 0, 2000000000, NULL },
	{ STATS("P1Rexmit"), NUMBER, 0, 4, NULL },
#undef STATS
	{ "NMsecIPTunnel", "NMsIPTunID", NAME, 1, 9999, "Y#" },
	{ "NMsecIPTunnel", "NMsIPTunVPNAction", NAME, 1, 12,
	    "Gold#_VpnAction" },
	{ "NMsecIPTunnel", "NMsIPTunFlagIPv6", FAMILY, 0, 0, NULL },
	{ "NMsecIPTunnel", "iptunnel_rest", NOISE, 8, 60, NULL },
	{ "NMsecIPDynTunnel", "dyntunnel_all", NOISE, 96, 120, NULL },
	{ "LocalID", "LocalID", IDENTITY, 1, 4, NULL },
	{ "RemoteID", "RemoteID", IDENTITY, 1, 9999, NULL },
};

enum { NCHANGES = sizeof changes / sizeof changes[0] };

/* Identities as peers have them: distinguished names most of all. */
static const char *const identities[] = {
	"CN=gw#.vpn.example.com,OU=Network Security,O=Example Inc,C=US",
	"CN=branch#.example.org,OU=Branches,O=Example Bank,L=Berlin,C=DE",
	"CN=zos#.example.com,OU=IKED,OU=Mainframe,O=Example Inc,C=US",
	"operations.#@vpn.example.com", "gateway#.partner.example.net",
};

bool
vary_open(struct vary *v)
{
	struct layout_error error;
	struct codepage page;
	const char *file;

	memset(v, 0, sizeof *v);
	v->random = 88172645463325252;
	if (!layout_load_builtin(&v->catalog, &file, &error) ||
	    codepage_open("IBM-1047", &page) != CODEPAGE_OK)
		return false;
	for (int i = 0; i < 256; i++)
		if (page.chars[i] < 128)
			v->ebcdic[page.chars[i]] = (uint8_t)i;
	for (size_t i = 0; i < NCHANGES; i++) {
		v->sections[i] = catalog_section(&v->catalog,
		    changes[i].section);
		if (v->sections[i] == NULL)
			return false;
		v->fields[i] = section_field(v->sections[i], changes[i].field);
		if (v->fields[i] == NULL)
			return false;
	}
	return true;
}

void
vary_close(struct vary *v)
{
	catalog_free(&v->catalog);
}

/* xorshift64*, its upper half. */
uint32_t
vary_roll(struct vary *v)
{
	v->random ^= v->random >> 12;
	v->random ^= v->random << 25;
	v->random ^= v->random >> 27;
	return (uint32_t)(v->random * UINT64_C(2685821657736338717) >> 32);
}

bool
vary_percent(struct vary *v, uint64_t percent)
{
	return vary_roll(v) % 100 < percent;
}

/* A number where its row has it, be it bits of a byte or bytes. */
static void
put_field(const struct field *f, uint8_t *section, uint64_t value)
{
	uint8_t *p = section + f->offset / 8;
	int shift = (int)(8 - f->offset % 8 - f->length);

	if (f->length >= 8) {
		put_int(p, (size_t)f->length / 8, value);
		return;
	}
	*p &= (uint8_t)~(((1U << f->length) - 1) << shift);
	*p |= (uint8_t)(value << shift);
}

/* The name with its number where it has a #, and blanks up to n characters; returns how many
 * it would need. */
static size_t
put_name(const struct vary *v, uint8_t *p, size_t n, const char *name,
    int number)
{
	const int before = (int)strcspn(name, "#");
	char text[128];
	int length = snprintf(text, sizeof text, "%.*s%d%s", before, name,
	    number, name + before + 1);

	for (size_t i = 0; i < n; i++)
		p[i] = v->ebcdic[i < (size_t)length ? text[i] & 0x7f : ' '];
	return (size_t)length;
}

/* In 10.0.0.0/8 or 2001:db8::/32. */
static void
put_address(const struct vary *v, uint8_t *p, int host)
{
	memset(p, 0, 16);
	put_int(p, 4, v->ipv6 ? 0x20010db8 : 0x0a000000U + 37 * (unsigned)host);
	if (v->ipv6) {
		put_int(p + 4, 2, (unsigned)host % 97);
		put_int(p + 14, 2, (unsigned)host);
	}
}

static void
make_change(struct vary *v, const struct change *c, const struct field *f,
    uint8_t *section)
{
	uint8_t *p = section + f->offset / 8;
	int n = c->least + (int)(vary_roll(v) %
	    (unsigned)(c->most - c->least + 1));

	switch (c->way) {
	case ANY_CODE:
		put_field(f, section,
		    f->values->codes[vary_roll(v) % f->values->ncodes].number);
		break;
	case NAME:
		put_name(v, p, (size_t)f->length / 8, c->name, n);
		break;
	case ADDRESS:
		put_address(v, p, n);
		break;
	case NOISE:
		for (int i = c->least; i < c->most; i++)
			p[i] = (uint8_t)vary_roll(v);
		break;
	case TIME:	/* 2026-11-20 as seconds since 1970 */
		n += 1795132800 + (int)(v->clock / 100);
		put_field(f, section, (unsigned)n);
		break;
	case FAMILY:
		n = v->ipv6;
		/* fallthrough */
	default:
		put_field(f, section, (unsigned)n);
		break;
	}
}

static size_t
put_identity(struct vary *v, const struct change *c, uint8_t *out)
{
	const char *name = identities[vary_roll(v) %
	    (sizeof identities / sizeof identities[0])];
	int n = c->least + (int)(vary_roll(v) % (unsigned)c->most);
	size_t length = put_name(v, out, 0, name, n);

	return put_name(v, out, length, name, n);
}

size_t
vary_section(struct vary *v, const struct section *s, const uint8_t *p,
    size_t n, uint8_t *out)
{
	memcpy(out, p, n);
	for (size_t i = 0; i < NCHANGES; i++) {
		if (v->sections[i] != s)
			continue;
		if (changes[i].way == IDENTITY)
			return put_identity(v, &changes[i], out);
		make_change(v, &changes[i], v->fields[i], out);
	}
	return n;
}
