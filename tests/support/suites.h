/* suites - every suite of the test program: one for each check_NAME.c. */
#ifndef SMF119_SUITES_H
#define SMF119_SUITES_H

#include <check.h>

Suite *suite_span(void);
Suite *suite_reader(void);
Suite *suite_framing(void);
Suite *suite_detect(void);
Suite *suite_damage(void);
Suite *suite_mangle(void);
Suite *suite_record(void);
Suite *suite_arena(void);
Suite *suite_layout(void);
Suite *suite_builtin(void);
Suite *suite_pages(void);
Suite *suite_decode(void);
Suite *suite_codepage(void);
Suite *suite_choice(void);
Suite *suite_reading(void);
Suite *suite_prefix(void);
Suite *suite_print(void);
Suite *suite_text(void);
Suite *suite_hand(void);
Suite *suite_golden(void);
Suite *suite_cli(void);
Suite *suite_streams(void);
Suite *suite_faults(void);
Suite *suite_where(void);
Suite *suite_fields(void);
Suite *suite_show(void);
Suite *suite_files(void);
Suite *suite_section(void);
Suite *suite_same(void);
Suite *suite_documents(void);
Suite *suite_manuals(void);
Suite *suite_completion(void);
Suite *suite_messages(void);
Suite *suite_summary(void);

#endif
