/* main - runs every suite; fails when any test did. */
#include <stdlib.h>

#include "support/suites.h"

static Suite *(*const suites[])(void) = {
	suite_span,
	suite_reader,
	suite_framing,
	suite_detect,
	suite_damage,
	suite_mangle,
	suite_record,
	suite_arena,
	suite_layout,
	suite_builtin,
	suite_pages,
	suite_decode,
	suite_codepage,
	suite_choice,
	suite_reading,
	suite_prefix,
	suite_print,
	suite_text,
	suite_hand,
	suite_golden,
	suite_cli,
	suite_streams,
	suite_faults,
	suite_where,
	suite_fields,
	suite_show,
	suite_files,
	suite_section,
	suite_same,
	suite_documents,
	suite_manuals,
	suite_completion,
	suite_messages,
	suite_summary,
};

int
main(void)
{
	SRunner *runner = srunner_create(NULL);
	int failed;

	for (size_t i = 0; i < sizeof suites / sizeof suites[0]; i++)
		srunner_add_suite(runner, suites[i]());
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
