/* check_zone - zones are read, and found by system. */
#include <string.h>

#include "decode/codepage_find.h"
#include "decode/zone.h"
#include "support/suites.h"
#include "support/support.h"

static const struct { const char *text; int minutes; } zones_read[] = {
	{ "Z", 0 }, { "+00:00", 0 }, { "-00:00", 0 }, { "+01:00", 60 },
	{ "-05:30", -330 }, { "+14:00", 840 },
};

START_TEST(test_zones_are_read)
{
	int minutes = -1;

	ck_assert(zone_read(zones_read[_i].text, &minutes));
	ck_assert_int_eq(minutes, zones_read[_i].minutes);
}
END_TEST

static const char *const no_zones[] = { "", "z", "01:00", "+1:00", "+01",
	"+0100", "+01:60", "+15:00", "+01:00Z", "*01:00", "+01.00", "Z " };

START_TEST(test_other_texts_are_no_zones)
{
	int minutes = -1;

	ck_assert_msg(!zone_read(no_zones[_i], &minutes), "%s", no_zones[_i]);
	ck_assert_int_eq(minutes, -1);
}
END_TEST

START_TEST(test_zone_behind_a_time_is_found)
{
	ck_assert_str_eq(zone_of_time("2026-11-21T12Z"), "Z");
	ck_assert_str_eq(zone_of_time("2026-11-21T12:41-05:00"), "-05:00");
	ck_assert_str_eq(zone_of_time("2026-11-21+01:00"), "+01:00");
	ck_assert_ptr_null(zone_of_time("2026-11-21"));
	ck_assert_ptr_null(zone_of_time("2026-11-21T12:41"));
	ck_assert_ptr_null(zone_of_time(""));
}
END_TEST

/* The header of a system, in IBM-1047. */
static const char *
zone_at(struct zones *z, const char *hex)
{
	uint8_t header[24] = { 0 };
	const uint8_t *zone;
	static char text[ZONE_TEXT + 1];

	hex_bytes(hex, header + 14, 4);
	zone = zones_find(z, span_of(header, sizeof header));
	if (zone == NULL)
		return "";
	memcpy(text, zone, ZONE_TEXT);
	return text;
}

#define SYS1 "E2E8E2F1"
#define AB "C1C24040"

START_TEST(test_system_has_its_zone_or_that_of_all)
{
	struct codepage page;
	struct catalog c;
	struct zones z;

	catalog_open(&c);
	ck_assert_int_eq(codepage_open("IBM-1047", &page), CODEPAGE_OK);
	ck_assert(zones_make(&z, &c, 4));
	ck_assert_str_eq(zone_at(&z, SYS1), "");
	ck_assert(zones_add(&z, "SYS1=+01:00", &page));
	ck_assert_str_eq(zone_at(&z, SYS1), "+01:00");
	ck_assert_str_eq(zone_at(&z, AB), "");
	ck_assert_str_eq(zone_at(&z, AB), "");
	ck_assert_uint_eq(z.nmissing, 2);
	ck_assert(zones_add(&z, "Z", &page));
	ck_assert_str_eq(zone_at(&z, AB), "+00:00");
	ck_assert(zones_add(&z, "AB=-05:00", &page));
	ck_assert_str_eq(zone_at(&z, AB), "-05:00");
	/* the last one counts */
	ck_assert(zones_add(&z, "SYS1=+02:00", &page));
	ck_assert_str_eq(zone_at(&z, SYS1), "+02:00");
	ck_assert(!zones_add(&z, "SYS1=", &page));
	ck_assert(!zones_add(&z, "=+01:00", &page));
	ck_assert(!zones_add(&z, "SYSTEM=+01:00", &page));
	ck_assert(!zones_add(&z, "SYS1", &page));
	catalog_free(&c);
}
END_TEST

/* More systems than are remembered are still without a zone. */
START_TEST(test_some_systems_without_a_zone_are_remembered)
{
	char system[] = "C1404040";
	struct catalog c;
	struct zones z;

	catalog_open(&c);
	ck_assert(zones_make(&z, &c, 1));
	for (unsigned i = 0; i < ZONES_MISSING + 1; i++) {
		system[1] = (char)('1' + i);
		ck_assert_str_eq(zone_at(&z, system), "");
		ck_assert_uint_eq(z.nmissing,
		    i < ZONES_MISSING ? i + 1 : ZONES_MISSING);
	}
	catalog_free(&c);
}
END_TEST

Suite *
suite_zone(void)
{
	Suite *s = suite_create("zone");
	TCase *t = tcase_create("zone");

	tcase_add_loop_test(t, test_zones_are_read, 0,
	    (int)(sizeof zones_read / sizeof zones_read[0]));
	tcase_add_loop_test(t, test_other_texts_are_no_zones, 0,
	    (int)(sizeof no_zones / sizeof no_zones[0]));
	tcase_add_test(t, test_zone_behind_a_time_is_found);
	tcase_add_test(t, test_system_has_its_zone_or_that_of_all);
	tcase_add_test(t, test_some_systems_without_a_zone_are_remembered);
	suite_add_tcase(s, t);
	return s;
}
