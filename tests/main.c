/* main - runs every suite; fails when any test did. */
#include <stdio.h>
#include <stdlib.h>

#include "support/suites.h"
#include "support/support.h"

static Suite *(*const suites[])(void) = {
#define SUITE(name) suite_##name,
#include "suites.list"
};

/* Seconds for a test that states no limit: Check's own limit, 4, is too short on
 * a machine with other work to do. */
#define TIMEOUT "20"

int
main(void)
{
	SRunner *runner = srunner_create(NULL);
	int failed;

	setenv("CK_DEFAULT_TIMEOUT", TIMEOUT, 0);
	for (size_t i = 0; i < sizeof suites / sizeof suites[0]; i++)
		srunner_add_suite(runner, suites[i]());
	skip_start();
	srunner_run_all(runner, CK_NORMAL);
	failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	printf("%zu checks skipped\n", skip_count());
	return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
